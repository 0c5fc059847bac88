import { escapePattern } from './word-pattern'
import type { Place } from './words'

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u

/**
 * Finds where any of the names stands in a text as a whole word, in UTF-16 code units, longest name first, no two
 * overlapping. Case counts: “Us” is not “US”. In scripts that set no spaces a name may stand anywhere.
 */
export function nameFinder(names: readonly string[]): (text: string) => readonly Place[] {
  const distinct = [...new Set(names.map(name => name.trim()).filter(Boolean))].sort(
    (a, b) => b.length - a.length,
  )
  if (distinct.length === 0) return () => []
  const alternatives = distinct.map(name => {
    const pattern = escapePattern(name).replace(/\s+/g, '\\s+')
    return cjk.test(name) ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`
  })
  const pattern = new RegExp(alternatives.join('|'), 'gu')
  // Most texts have none of the names, which plain words tell many times sooner.
  const parts = [...new Set(distinct.map(longestPart))]
  const quick = parts.length <= 16
  return text => {
    if (quick && !parts.some(part => text.includes(part))) return []
    const places: Place[] = []
    for (const { index, 0: found } of text.matchAll(pattern))
      places.push({ start: index, end: index + found.length })
    return places
  }
}

const longestPart = (name: string) => name.split(/\s+/).reduce((a, b) => (b.length > a.length ? b : a))
