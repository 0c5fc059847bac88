type Granularity = 'grapheme' | 'word' | 'sentence'

/** Places where each kind of segment ends whatever stands further off: behind what these match. */
const certainEnds: Record<Granularity, RegExp> = {
  grapheme: /\n|[ -~](?=[ -~])/g,
  word: /\n|\s(?=[\p{L}\p{N}])|[。！？、，](?=\p{Lo})/gu,
  sentence: /\n|[.?!][”"’')\]]*[^\S\n]+(?=\p{Lu})|[。！？](?=\p{Lo})/gu,
}

/**
 * Intl.Segmenter's segments of a text, with their offsets in UTF-16 code units. Long texts are gone through in
 * pieces: in V8 a segment takes time with the length of what is segmented, and an article would take its square.
 */
export function* segmentsOf(
  text: string,
  language: string,
  granularity: Granularity,
): Generator<{ readonly segment: string; readonly index: number; readonly isWordLike: boolean }> {
  const segmenter = segmenterFor(language, granularity)
  for (let from = 0; from < text.length; ) {
    const to = pieceEnd(text, from, certainEnds[granularity])
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, to))) {
      yield { segment, index: from + index, isWordLike: isWordLike ?? false }
    }
    from = to
  }
}

const pieceLength = 150

function pieceEnd(text: string, from: number, certainEnd: RegExp): number {
  if (text.length - from < 2 * pieceLength) return text.length
  certainEnd.lastIndex = from + pieceLength
  return certainEnd.exec(text) ? certainEnd.lastIndex : text.length
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(language: string, granularity: Granularity): Intl.Segmenter {
  const key = `${granularity} ${language}`
  const kept = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity })
  segmenters.set(key, kept)
  return kept
}
