/** A stretch of a text: offsets in UTF-16 code units, end exclusive. */
export interface BenchSpan {
  readonly id: string
  readonly start: number
  readonly end: number
  /** One of so many labels, from 0. */
  readonly label: number
}

export interface BenchArticle {
  /** Paragraphs of eighty words, with an empty line between them. */
  readonly text: string
  readonly paragraphs: readonly { readonly start: number; readonly end: number }[]
  /** In the order of their beginnings. */
  readonly spans: readonly BenchSpan[]
}

export const labels = 8
const wordsEach = 80

/**
 * A text of so many words with spans strewn over it: the same for the same numbers, and with another `which` other words. Most spans are a few words of one
 * paragraph; every third overlaps the one before it.
 */
export function articleOf(words: number, spans: number, which = 0): BenchArticle {
  const draw = seeded(words * 31 + 7 + which)
  const lexicon = Array.from({ length: 2_000 }, () => wordFrom(draw))
  const paragraphs: { start: number; end: number }[] = []
  const pieces: string[] = []
  let at = 0
  for (let written = 0; written < words; written += wordsEach) {
    const paragraph = paragraphFrom(lexicon, Math.min(wordsEach, words - written), draw)
    paragraphs.push({ start: at, end: at + paragraph.length })
    pieces.push(paragraph)
    at += paragraph.length + 2
  }
  return { text: pieces.join('\n\n'), paragraphs, spans: spansOver(paragraphs, spans) }
}

function spansOver(paragraphs: BenchArticle['paragraphs'], count: number): BenchSpan[] {
  // Where they are and how long does not depend on how many words there are: only on which span it is.
  const draw = seeded(count * 17 + 3)
  const spans: BenchSpan[] = []
  for (let i = 0; i < count; i++) {
    const before = spans.at(-1)
    const overlaps = i % 3 === 2 && before !== undefined
    const home = paragraphs[Math.floor((i / count) * paragraphs.length)] ?? { start: 0, end: 0 }
    const room = Math.max(1, home.end - home.start - 60)
    const start = overlaps ? before.start + 5 : home.start + Math.floor(draw() * room)
    const end = Math.min(start + 20 + Math.floor(draw() * 40), overlaps ? Number.POSITIVE_INFINITY : home.end)
    spans.push({ id: `span-${i}`, start, end, label: i % labels })
  }
  const last = paragraphs.at(-1)?.end ?? 0
  return spans.filter(span => span.end <= last).sort((a, b) => a.start - b.start || b.end - a.end)
}

function paragraphFrom(lexicon: readonly string[], words: number, draw: () => number): string {
  let paragraph = ''
  for (let i = 0; i < words; i++) {
    const word = lexicon[Math.floor(draw() ** 2 * lexicon.length)] ?? 'and'
    const first = i % 14 === 0
    paragraph += first ? word.charAt(0).toUpperCase() + word.slice(1) : word
    paragraph += i % 14 === 13 || i === words - 1 ? '. ' : ' '
  }
  return paragraph.trimEnd()
}

function wordFrom(draw: () => number): string {
  const syllables = 1 + Math.floor(draw() * 3)
  const one = (letters: string) => letters.charAt(Math.floor(draw() * letters.length))
  let word = ''
  for (let i = 0; i < syllables; i++)
    word += one('bdfglmnprstv') + one('aeiou') + (draw() < 0.3 ? one('nrst') : '')
  return word
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
