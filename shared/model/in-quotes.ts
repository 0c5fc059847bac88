/** Words that are one quotation already, or several in a row: marks before and after. */
const quotation = /^["“„«‹‘'「『].*["”“»›’'」』][.,]?$/su
/** The mark that closes what a mark opened. */
const closing: Readonly<Record<string, string>> = { '“': '”', '"': '"', '„': '“', '«': '»' }
/** The mark that opens what a mark closes. */
const opening: Readonly<Record<string, string>> = { '”': '“', '"': '"', '»': '«' }
/** What a quotation within another is put in. */
const within: Readonly<Record<string, string>> = { '“': '‘', '”': '’', '"': "'" }

/**
 * The words, trimmed, in one pair of quotation marks: words that bring their own get no second pair, a quotation that is
 * cut off is closed, and one that is only part of the words gets single marks.
 */
export function inQuotes(words: string): string {
  const trimmed = words.trim()
  if (quotation.test(trimmed)) return trimmed
  const [first = '', last = ''] = [trimmed.at(0), trimmed.at(-1)]
  const inner = trimmed.slice(1, -1)
  const [closes, opens] = [closing[first], opening[last]]
  if (closes !== undefined && !inner.includes(closes)) return `${trimmed}${closes}`
  if (opens !== undefined && !inner.includes(opens)) return `${opens}${trimmed}`
  const doubled = first === '"' || last === '"' ? /[“”"]/gu : /[“”]/gu
  return `“${trimmed.replace(doubled, mark => within[mark] ?? mark)}”`
}
