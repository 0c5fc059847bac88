import { anchorAt, anchorsProblem } from '#shared/anchors/anchor'
import type { Anchor } from '#shared/model/records'

/**
 * Spans put back to where their words are in a text that is no longer the one they were marked in, and that one is
 * lost: there are no two editions to be aligned, as `#shared/anchors/reanchor` does. Never a guess: a quote that is
 * not at its place any more is found by the words around it, and only where they stand together once. Undefined where
 * a part is not to be found so, or the parts would overlap.
 */
export function foundAgain(text: string, spans: readonly Anchor[]): Anchor[] | undefined {
  const found: Anchor[] = []
  for (const span of spans) {
    const start = placeOf(text, span)
    if (start === undefined) return undefined
    found.push(anchorAt(text, start, start + span.quote.length))
  }
  return anchorsProblem(text, found) === undefined ? found : undefined
}

function placeOf(text: string, { start, quote, prefix, suffix }: Anchor): number | undefined {
  if (quote === '') return undefined
  const [around, before, after] = [`${prefix}${quote}${suffix}`, `${prefix}${quote}`, `${quote}${suffix}`]
  const whole = onlyPlace(text, around)
  if (whole !== undefined) return whole + prefix.length
  if (text.startsWith(quote, start)) return start
  // Where one side's words were changed, those of the other must be enough to know the place by.
  const enough = 12
  const left = prefix.length >= enough ? onlyPlace(text, before) : undefined
  if (left !== undefined) return left + prefix.length
  return suffix.length >= enough ? onlyPlace(text, after) : undefined
}

/** Where the words stand, if they stand in the text exactly once. */
function onlyPlace(text: string, words: string): number | undefined {
  const first = text.indexOf(words)
  return first >= 0 && text.indexOf(words, first + 1) < 0 ? first : undefined
}
