import { jsonWalk } from '#shared/model/json-walk'

/** Enough to be worth a write, little enough that making it takes a few milliseconds. */
export const batchLength = 1 << 18

/**
 * A JSON value's text in pieces, so that none takes long to make: strings in slices, arrays and objects part by
 * part down to `depth` and whole below. The pieces joined are what JSON.stringify gives.
 */
export const jsonPieces = (value: unknown, depth: number): Generator<string> =>
  jsonWalk(value, depth, { whole, names: asTheyStand })

const whole = (value: unknown): string | Iterable<string> =>
  typeof value === 'string' && value.length > batchLength ? slices(value) : JSON.stringify(value)

function* slices(value: string): Generator<string> {
  yield '"'
  for (let at = 0; at < value.length; ) {
    const end = between(value, Math.min(value.length, at + batchLength))
    yield JSON.stringify(value.slice(at, end)).slice(1, -1)
    at = end
  }
  yield '"'
}

/** To list the names of so many fields takes a few milliseconds. */
const many = 2_000

function* asTheyStand(value: object): Generator<string, readonly string[]> {
  const names = Object.keys(value)
  if (names.length > many) yield ''
  return names
}

/** An end that does not cut a character in two: its halves would be written as escapes. */
function between(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1)
  return unit >= 0xd800 && unit <= 0xdbff && end < text.length ? end - 1 : end
}

/**
 * The same pieces, strings joined to batches of at least so many UTF-16 code units, but for the last and those before an empty
 * piece, which says that something long was done; bytes go as they are.
 */
export function batched(pieces: Iterable<string>, atLeast?: number): Generator<string>
export function batched(pieces: Iterable<string | Uint8Array>): Generator<string | Uint8Array>
export function* batched(
  pieces: Iterable<string | Uint8Array>,
  atLeast = batchLength,
): Generator<string | Uint8Array> {
  let batch: string[] = []
  let length = 0
  for (const piece of pieces) {
    const isText = typeof piece === 'string'
    if (isText) {
      batch.push(piece)
      length += piece.length
    }
    if (length > 0 && (!isText || piece === '' || length >= atLeast)) {
      yield batch.join('')
      batch = []
      length = 0
    }
    if (!isText) yield piece
  }
  if (length > 0) yield batch.join('')
}
