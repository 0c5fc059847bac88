import { type Place, placesOf, type WordQuery } from './words'

/** A stretch of text, and where the words that were looked for stand in it. */
export interface Marked {
  readonly text: string
  /** In order, no two overlapping, in UTF-16 code units of `text`. */
  readonly marks: readonly Place[]
}

/** The text with every occurrence of every word of the query marked. */
export function marked(text: string, query: WordQuery): Marked {
  const all = query.words.flatMap(word => placesOf(text, word))
  all.sort((a, b) => a.start - b.start || b.end - a.end)
  const marks: Place[] = []
  for (const place of all) {
    const last = marks.at(-1)
    if (!last || place.start >= last.end) marks.push(place)
    else if (place.end > last.end) marks[marks.length - 1] = { start: last.start, end: place.end }
  }
  return { text, marks }
}

/**
 * A line's worth of a text about a place, with the words marked: `before` code units ahead of the place and as many in
 * all as `length`, cut at spaces where there are any near, with “…” where something is left out.
 */
export function excerpt(
  text: string,
  around: Place,
  query: WordQuery,
  before: number,
  length: number,
): Marked {
  const from = cutBack(text, Math.max(0, around.start - before))
  const to = cutOn(text, Math.min(text.length, Math.max(around.end, from + length)))
  const part = text.slice(from, to).replace(/\s/g, ' ')
  const { marks } = marked(part, query)
  const lead = from > 0 ? '…' : ''
  return {
    text: `${lead}${part}${to < text.length ? '…' : ''}`,
    marks: marks.map(({ start, end }) => ({ start: start + lead.length, end: end + lead.length })),
  }
}

/** How far a cut may move to come upon a space. */
const reach = 24

/** The beginning of the word that the place is in, or the place itself where that is far. */
function cutBack(text: string, at: number): number {
  for (let cut = at; cut > 0 && cut > at - reach; cut--) if (/\s/.test(text[cut - 1] ?? '')) return cut
  return isSplit(text, at) ? at - 1 : at
}

function cutOn(text: string, at: number): number {
  for (let cut = at; cut < text.length && cut < at + reach; cut++) if (/\s/.test(text[cut] ?? '')) return cut
  return isSplit(text, at) ? at + 1 : at
}

/** Whether a place lies within a character of two code units. */
const isSplit = (text: string, at: number) =>
  /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
