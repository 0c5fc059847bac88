/** Enough to be worth a write, little enough that making it takes a few milliseconds. */
export const batchLength = 1 << 18

/**
 * A JSON value's text in pieces, so that none takes long to make: strings in slices, arrays and objects part by
 * part down to `depth` and whole below. The pieces joined are what JSON.stringify gives.
 */
export function* jsonPieces(value: unknown, depth: number): Generator<string> {
  if (typeof value === 'string' && value.length > batchLength) {
    yield '"'
    for (let at = 0; at < value.length; ) {
      const end = whole(value, Math.min(value.length, at + batchLength))
      yield JSON.stringify(value.slice(at, end)).slice(1, -1)
      at = end
    }
    yield '"'
  } else if (depth <= 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value)
  } else if (Array.isArray(value)) {
    yield '['
    for (let i = 0; i < value.length; i++) {
      if (i > 0) yield ','
      yield* jsonPieces(value[i], depth - 1)
    }
    yield ']'
  } else {
    let before = '{'
    for (const key of Object.keys(value)) {
      const part = (value as Readonly<Record<string, unknown>>)[key]
      if (part === undefined) continue
      yield `${before}${JSON.stringify(key)}:`
      yield* jsonPieces(part, depth - 1)
      before = ','
    }
    yield before === '{' ? '{}' : '}'
  }
}

/** An end that does not cut a character in two: its halves would be written as escapes. */
function whole(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1)
  return unit >= 0xd800 && unit <= 0xdbff && end < text.length ? end - 1 : end
}

/** The same pieces, strings joined to batches of at least so many UTF-16 code units, but for the last; bytes go as they are. */
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
    if (length > 0 && (!isText || length >= atLeast)) {
      yield batch.join('')
      batch = []
      length = 0
    }
    if (!isText) yield piece
  }
  if (length > 0) yield batch.join('')
}
