const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** No character on a page is longer than this many UTF-16 code units; families of emoji come to some thirty. */
const reach = 64

/**
 * The offset moved to an edge of the character, as a reader sees it, that it falls in: back to its first UTF-16
 * code unit for −1, on to its end for +1. An offset between two characters stays.
 */
export function graphemeEdge(text: string, offset: number, direction: -1 | 1): number {
  if (offset <= 0 || offset >= text.length) return Math.max(0, Math.min(text.length, offset))
  const from = lineStartWithin(text, offset)
  const segment = segmenter.segment(text.slice(from, offset + reach)).containing(offset - from)
  if (!segment || from + segment.index === offset) return offset
  return from + segment.index + (direction < 0 ? 0 : segment.segment.length)
}

/** The offset one character, as a reader sees it, before or after this one. */
export function graphemeStep(text: string, offset: number, direction: -1 | 1): number {
  const next = offset + direction
  if (next <= 0 || next >= text.length) return Math.max(0, Math.min(text.length, next))
  return graphemeEdge(text, next, direction)
}

/** Somewhere before the offset where a character surely begins, or far enough back that it does not matter. */
function lineStartWithin(text: string, offset: number): number {
  const from = Math.max(0, offset - reach)
  const line = text.lastIndexOf('\n', offset - 1) + 1
  return Math.max(from, line)
}
