/** Words for a title, on one line: at most 60 code units, cut between characters. */
export function short(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= 60) return line
  return `${Array.from(line.slice(0, 58)).slice(0, -1).join('').trimEnd()}…`
}
