import { escapePattern } from './words'

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/**
 * Where any of the names stands in the text as a whole word, in UTF-16 code units, longest name first, no two
 * overlapping. Case counts: “Us” is not “US”. In scripts that set no spaces a name may stand anywhere.
 */
export function occurrences(text: string, names: readonly string[]): { start: number; end: number }[] {
  const distinct = [...new Set(names.map(name => name.trim()).filter(Boolean))].sort(
    (a, b) => b.length - a.length,
  )
  if (distinct.length === 0) return []
  const alternatives = distinct.map(name => {
    const pattern = escapePattern(name).replace(/\s+/g, '\\s+')
    return cjk.test(name) ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`
  })
  const places: { start: number; end: number }[] = []
  for (const match of text.matchAll(new RegExp(alternatives.join('|'), 'gu'))) {
    places.push({ start: match.index, end: match.index + match[0].length })
  }
  return places
}
