/** Searching by words: every word of the query must occur; case and accents do not matter. */
export interface WordQuery {
  readonly words: readonly string[]
  matches(...fields: readonly string[]): boolean
  /** The same, for fields that were folded before. */
  fits(folded: string): boolean
}

/** Lower case, without accents: for comparing only, since it does not keep offsets. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

export function wordQuery(text: string): WordQuery {
  const words = folded(text).split(/\s+/).filter(Boolean)
  const fits = (fields: string) => words.every(word => fields.includes(word))
  return { words, fits, matches: (...fields) => words.length === 0 || fits(folded(fields.join('\n'))) }
}

/**
 * The first place where any of the query's words occurs, in UTF-16 code units, or undefined. Accents must match
 * here, so that offsets stay those of the text.
 */
export function firstPlace(text: string, query: string): { start: number; end: number } | undefined {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const escaped = [words.join(' '), ...words].map(escapePattern)
  for (const pattern of escaped) {
    const found = new RegExp(pattern.replace(/ /g, '\\s+'), 'iu').exec(text)
    if (found) return { start: found.index, end: found.index + found[0].length }
  }
  return undefined
}

/** The text as a pattern that matches just itself, under the `u` flag. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
