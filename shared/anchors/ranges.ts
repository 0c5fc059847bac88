import type { Anchor } from '../model/records'
import { anchorAt, splitsCharacter } from './anchor'
import { wordsOf } from './sentences'

/** A stretch of a text, in UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

const space = /^\s$/u

/** The range without the white space at either end and without half characters; null where nothing is left. */
export function trimRange(text: string, range: Range): Range | null {
  let start = Math.max(0, Math.min(range.start, range.end))
  let end = Math.min(text.length, Math.max(range.start, range.end))
  if (splitsCharacter(text, start)) start--
  if (splitsCharacter(text, end)) end++
  while (start < end && space.test(text.charAt(start))) start++
  while (end > start && space.test(text.charAt(end - 1))) end--
  return start < end ? { start, end } : null
}

/** Ranges as the parts of one span: trimmed, in text order, those that overlap or touch made one. */
export function anchorsFor(text: string, ranges: readonly Range[]): readonly Anchor[] {
  const parts = ranges.flatMap(range => trimRange(text, range) ?? []).sort((a, b) => a.start - b.start)
  const joined: Range[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && part.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, part.end) }
    else joined.push(part)
  }
  return joined.map(({ start, end }) => anchorAt(text, start, end))
}

export type Edge = 'start' | 'end'

/**
 * The spans with their first start or last end moved by one word, forward or back in the text. Null where it cannot:
 * at the text's ends, or where nothing would be left of the part.
 */
export function moveEdge(
  text: string,
  spans: readonly Anchor[],
  edge: Edge,
  way: 'forward' | 'back',
  language = 'en',
): readonly Anchor[] | null {
  const part = edge === 'start' ? spans[0] : spans.at(-1)
  if (!part) return null
  const from = edge === 'start' ? part.start : part.end
  const to = wordEdge(text, from, edge, way, language)
  if (to === null || to === from) return null
  const moved = edge === 'start' ? { start: to, end: part.end } : { start: part.start, end: to }
  if (moved.start >= moved.end || !trimRange(text, moved)) return null
  return anchorsFor(
    text,
    spans.map(span => (span === part ? moved : span)),
  )
}

/** How far to look for the next word: longer than any word, short enough to stay within a frame. */
const window = 400

/** The nearest word's start (for a span's start) or end (for its end) that lies beyond `from`. */
function wordEdge(
  text: string,
  from: number,
  edge: Edge,
  way: 'forward' | 'back',
  language: string,
): number | null {
  let low = Math.max(0, from - window)
  if (splitsCharacter(text, low)) low--
  let high = Math.min(text.length, from + window)
  if (splitsCharacter(text, high)) high++
  const edges = wordsOf(text.slice(low, high), language).map(word => low + word[edge])
  const beyond = way === 'forward' ? edges.find(at => at > from) : edges.findLast(at => at < from)
  return beyond ?? null
}
