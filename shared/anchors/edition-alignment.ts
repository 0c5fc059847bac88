import { diffArrays } from 'diff'
import { Shingles } from './edition-shingles'
import { at, type Tokens } from './edition-tokens'

/** Which token of one edition stands where in the other; −1 where it stands nowhere. Both ways agree. */
export interface Alignment {
  readonly forward: Int32Array
  readonly backward: Int32Array
}

/** A stretch of the old edition against one of the new, in tokens, ends exclusive. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

/** Runs of so many tokens that occur once in each stretch hold the editions together; shorter ones where longer fail. */
const runs = [8, 4, 2, 1] as const
/** A gap of at most so many tokens goes to the diff, which gives up beyond so many edits: what differs more is not aligned. */
const smallGap = 400
const mostEdits = 120
/** What has moved is believed from so many tokens on. */
const movedRun = 6
const movedLength = 10
/** How often over the tokens may be gone through before what is left counts as not aligned: texts made to be hostile. */
const mostPasses = 60

/**
 * Aligns two editions: first what kept its order, by runs that are unique on both sides (patience) and a diff of the
 * small gaps between them; then what was moved elsewhere. Time is near linear in the tokens, whatever they say.
 */
export function alignEditions(from: Tokens, to: Tokens): Alignment {
  const aligner = new Aligner(from, to)
  aligner.align({ from: 0, to: from.count, newFrom: 0, newTo: to.count })
  aligner.alignMoved()
  return aligner
}

class Aligner implements Alignment {
  readonly forward: Int32Array
  readonly backward: Int32Array
  readonly #from: Tokens
  readonly #to: Tokens
  /** How many tokens may still be gone through. */
  #effort: number

  constructor(from: Tokens, to: Tokens) {
    this.#from = from
    this.#to = to
    this.#effort = mostPasses * (from.count + to.count)
    this.forward = new Int32Array(from.count).fill(-1)
    this.backward = new Int32Array(to.count).fill(-1)
  }

  align(whole: Stretch): void {
    const waiting = [whole]
    for (let next = waiting.pop(); next && this.#effort > 0; next = waiting.pop()) {
      const stretch = this.#trim(next)
      const length = stretch.to - stretch.from
      const newLength = stretch.newTo - stretch.newFrom
      this.#effort -= length + newLength
      if (length === 0 || newLength === 0) continue
      if (length + newLength <= smallGap) this.#diff(stretch)
      else waiting.push(...this.#divide(stretch))
    }
  }

  /** Finds what stands in neither order: runs unique among what is left on both sides, grown as far as they agree. */
  alignMoved(): void {
    const left = unaligned(this.forward, movedRun)
    const newLeft = unaligned(this.backward, movedRun)
    if (left.length === 0 || newLeft.length === 0) return
    const old = new Shingles(this.#from.keys, movedRun, left)
    const fresh = new Shingles(this.#to.keys, movedRun, newLeft)
    let last: Stretch | undefined
    for (const place of left) {
      if (at(this.forward, place) >= 0) continue
      const [newPlace, ...others] = fresh.find(this.#from.keys, place, 2)
      if (newPlace === undefined || others.length > 0 || at(this.backward, newPlace) >= 0) continue
      if (old.find(this.#from.keys, place, 2).length > 1) continue
      const block = this.#grow(place, newPlace)
      if (block.to - block.from < movedLength) continue
      this.#join(block)
      if (last && this.#isFree(last, block))
        this.align({ from: last.to, to: block.from, newFrom: last.newTo, newTo: block.newFrom })
      last = block
    }
  }

  /** Whether nothing stands between two blocks that moved together, and little of it. */
  #isFree(before: Stretch, after: Stretch): boolean {
    if (after.from - before.to > smallGap / 4 || after.newFrom < before.newTo) return false
    if (after.newFrom - before.newTo > smallGap / 4) return false
    for (let i = before.to; i < after.from; i++) if (at(this.forward, i) >= 0) return false
    for (let i = before.newTo; i < after.newFrom; i++) if (at(this.backward, i) >= 0) return false
    return true
  }

  #grow(place: number, newPlace: number): Stretch {
    let back = 0
    while (this.#isFreePair(place - back - 1, newPlace - back - 1)) back++
    let on = 0
    while (this.#isFreePair(place + on, newPlace + on)) on++
    return { from: place - back, to: place + on, newFrom: newPlace - back, newTo: newPlace + on }
  }

  #isFreePair(i: number, j: number): boolean {
    if (i < 0 || j < 0 || i >= this.#from.count || j >= this.#to.count) return false
    return this.#same(i, j) && at(this.forward, i) < 0 && at(this.backward, j) < 0
  }

  #same(i: number, j: number): boolean {
    return this.#from.keys[i] === this.#to.keys[j]
  }

  #join({ from, to, newFrom }: Stretch): void {
    for (let i = from; i < to; i++) {
      this.forward[i] = newFrom + i - from
      this.backward[newFrom + i - from] = i
    }
  }

  /** Joins what agrees at both ends; what is left. */
  #trim({ from, to, newFrom, newTo }: Stretch): Stretch {
    let on = 0
    const shorter = Math.min(to - from, newTo - newFrom)
    while (on < shorter && this.#same(from + on, newFrom + on)) on++
    let back = 0
    while (back < shorter - on && this.#same(to - back - 1, newTo - back - 1)) back++
    this.#join({ from, to: from + on, newFrom, newTo: newFrom + on })
    this.#join({ from: to - back, to, newFrom: newTo - back, newTo })
    return { from: from + on, to: to - back, newFrom: newFrom + on, newTo: newTo - back }
  }

  #diff({ from, to, newFrom, newTo }: Stretch): void {
    const parts = diffArrays(
      Array.from(this.#from.keys.subarray(from, to)),
      Array.from(this.#to.keys.subarray(newFrom, newTo)),
      { maxEditLength: mostEdits },
    )
    let i = from
    let j = newFrom
    for (const { added, removed, count } of parts ?? []) {
      if (!added && !removed) this.#join({ from: i, to: i + count, newFrom: j, newTo: j + count })
      if (!added) i += count
      if (!removed) j += count
    }
  }

  /** The gaps between the runs that hold the stretch together; none where nothing does. */
  #divide(stretch: Stretch): readonly Stretch[] {
    for (const width of runs) {
      const held = this.#pillars(stretch, width)
      if (held.length === 0) continue
      const gaps: Stretch[] = []
      let { from, newFrom } = stretch
      for (const [i, j] of held) {
        if (i < from || j < newFrom) continue
        this.#join({ from: i, to: i + width, newFrom: j, newTo: j + width })
        gaps.push({ from, to: i, newFrom, newTo: j })
        from = i + width
        newFrom = j + width
      }
      gaps.push({ from, to: stretch.to, newFrom, newTo: stretch.newTo })
      return gaps
    }
    return []
  }

  /** Runs of `width` tokens that occur once on either side, as many of them as keep their order. */
  #pillars({ from, to, newFrom, newTo }: Stretch, width: number): readonly (readonly [number, number])[] {
    const places = range(from, to - width + 1)
    const old = new Shingles(this.#from.keys, width, places)
    const fresh = new Shingles(this.#to.keys, width, range(newFrom, newTo - width + 1))
    const pairs: [number, number][] = []
    for (const i of places) {
      const found = fresh.find(this.#from.keys, i, 2)
      if (found.length === 1 && found[0] !== undefined && old.find(this.#from.keys, i, 2).length === 1)
        pairs.push([i, found[0]])
    }
    return longestInOrder(pairs)
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

/** Where `width` tokens in a row are aligned with nothing. */
function unaligned(map: Int32Array, width: number): number[] {
  const places: number[] = []
  let free = 0
  for (let i = 0; i < map.length; i++) {
    free = at(map, i) < 0 ? free + 1 : 0
    if (free >= width) places.push(i - width + 1)
  }
  return places
}

/** The longest part of the pairs, given by rising first number, whose second numbers rise too. */
function longestInOrder(
  pairs: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, second], i) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < second) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = i
  })
  const chain: (readonly [number, number])[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = at(before, i)) {
    const pair = pairs[i]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}
