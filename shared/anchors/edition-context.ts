import type { Tokens } from './edition-tokens'

/** As far as this, in tokens, words beside two places are compared. */
const furthest = 256
/** So many tokens are looked at for the way to go on where they differ. */
export const reach = 24
const newReach = reach + 8
/** What a token that is missing or too many takes away from what agrees. */
const gapCost = 0.5
/** So many places where the words differ are gone over. */
const mostBridges = 4
/** So few tokens before a text's end say nothing for or against a place. */
const fewLeft = 2
/** What it is worth, in tokens, that both texts end. */
const endsTogether = 8

/** How far two sides agree: `same` tokens right beside the places, and all that agrees less what does not. */
export interface Agreement {
  readonly same: number
  readonly all: number
  /** Whether there is no more beside the old place that could speak against the new one. */
  readonly whole: boolean
  /** Whether all beside the old place, to the text's end, has been found again, but for what was changed in between. */
  readonly exhausted: boolean
}

/**
 * How well the words beside an old place agree with those beside a new one, from 0 up: tokens that agree
 * in order, less what stands between them, read away from the place as far as that pays. `direction` −1 reads back
 * from the token before the places, +1 on from the places themselves. No more than `atMost` tokens beside the new place
 * are looked at.
 */
export function contextAgreement(
  from: Tokens,
  place: number,
  to: Tokens,
  newPlace: number,
  direction: -1 | 1,
  atMost = Number.POSITIVE_INFINITY,
): Agreement {
  const a = side(from, place, direction)
  const b = side(to, newPlace, direction, atMost)
  const beside = sameFrom(a, 0, b, 0, furthest)
  let [x, y, all] = [beside, beside, beside]
  for (let bridge = 0; bridge < mostBridges && all < furthest; bridge++) {
    // Where both texts end together that is something they share, but corrections are often put at an end.
    if (x === a.length && y === b.length) {
      all += endsTogether
      break
    }
    const further = extension(a, x, b, y)
    if (further.gain <= 0) break
    const same = sameFrom(a, x + further.x, b, y + further.y, furthest)
    all += further.gain + same
    x += further.x + same
    y += further.y + same
  }
  const whole = beside === a.length || a.length <= fewLeft
  return { same: beside, all: Math.min(all, furthest), whole, exhausted: x === a.length }
}

/** The tokens to one side of a place, numbered from it outwards. */
interface Side {
  readonly keys: Int32Array
  readonly first: number
  readonly length: number
  readonly direction: -1 | 1
}

function side({ keys, count }: Tokens, place: number, direction: -1 | 1, atMost = count): Side {
  return direction < 0
    ? { keys, first: place - 1, length: Math.min(place, atMost), direction }
    : { keys, first: place, length: Math.min(count - place, atMost), direction }
}

/** How many tokens in a row agree from `x` and `y` on, up to `most`. */
function sameFrom(a: Side, x: number, b: Side, y: number, most: number): number {
  const limit = Math.min(most, a.length - x, b.length - y)
  const { direction } = a
  let same = 0
  for (let i = a.first + direction * x, j = b.first + direction * y; same < limit; same++) {
    if (a.keys[i] !== b.keys[j]) break
    i += direction
    j += direction
  }
  return same
}

const rows = [new Float64Array(newReach + 1), new Float64Array(newReach + 1)] as const

/** What the tokens from `fromX` and `fromY` on add, and where the best alignment that begins there ends. */
function extension(a: Side, fromX: number, b: Side, fromY: number): { gain: number; x: number; y: number } {
  const height = Math.min(reach, a.length - fromX)
  const breadth = Math.min(newReach, b.length - fromY)
  const { direction } = a
  let [gain, atX, atY] = [0, 0, 0]
  let [row, next] = rows
  for (let y = 0; y <= breadth; y++) row[y] = -gapCost * y
  for (let x = 1; x <= height; x++) {
    const key = a.keys[a.first + direction * (fromX + x - 1)]
    let j = b.first + direction * fromY
    let corner = row[0] ?? 0
    let last = -gapCost * x
    next[0] = last
    for (let y = 1; y <= breadth; y++) {
      const above = row[y] ?? 0
      last = (above > last ? above : last) - gapCost
      if (b.keys[j] === key && corner + 1 > last) last = corner + 1
      next[y] = last
      if (last > gain) [gain, atX, atY] = [last, x, y]
      corner = above
      j += direction
    }
    ;[row, next] = [next, row]
  }
  return { gain, x: atX, y: atY }
}
