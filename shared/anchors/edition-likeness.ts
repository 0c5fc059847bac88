/** Quotes longer than this are compared word by word: letter by letter takes time with the product of their lengths. */
const byLetter = 400
/** No more words than this are compared; quotes that long which differ are told apart by their beginning. */
const mostWords = 1_500

/**
 * How alike two quotes are, 0 (nothing in common) to 1 (equal): one less the edits between them, in characters, as a
 * share of the longer. Longer quotes are compared word by word, each word counting by its length.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  const long = a.length > byLetter || b.length > byLetter
  const [from, to] = long ? [words(a), words(b)] : [Array.from(a), Array.from(b)]
  const all = Math.max(weight(from), weight(to))
  return all === 0 ? 0 : Math.max(0, 1 - distance(from, to) / all)
}

function words(quote: string): string[] {
  return quote.match(/\s*\S+/g)?.slice(0, mostWords) ?? []
}

function weight(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

/** Levenshtein's distance where each part weighs its length: an exchange costs the longer of the two. */
function distance(a: readonly string[], b: readonly string[]): number {
  let row = [0]
  for (const part of b) row.push((row.at(-1) ?? 0) + part.length)
  for (const part of a) {
    const next = [(row[0] ?? 0) + part.length]
    for (let y = 1; y <= b.length; y++) {
      const other = b[y - 1] ?? ''
      const exchange = (row[y - 1] ?? 0) + (part === other ? 0 : Math.max(part.length, other.length))
      next.push(Math.min(exchange, (row[y] ?? 0) + part.length, (next[y - 1] ?? 0) + other.length))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
