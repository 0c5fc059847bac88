/** Words for a title, on one line: at most 60 code units, cut between characters. */
export function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= 60) return line
  // The last that would fit gives way to the ellipsis, in one or both of its halves.
  return `${line.slice(0, line.codePointAt(56) === line.charCodeAt(56) ? 57 : 56).trimEnd()}…`
}
