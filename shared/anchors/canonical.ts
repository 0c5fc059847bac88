/**
 * A text as it is kept, hashed and counted: LF line ends and no byte order mark; otherwise untouched. Not
 * normalised, because a quote must be what the source says, to the code unit.
 */
export function canonicalText(text: string): string {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).replace(/\r\n?/g, '\n')
}
