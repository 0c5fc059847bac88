/** A line with words on it, without the white space around them: UTF-16 code units, end exclusive. */
export interface TextLine {
  readonly start: number
  readonly end: number
  /** How many blank lines stand before it. */
  readonly gap: number
}

/** The lines of a text that have words on them. */
export function linesOf(text: string): readonly TextLine[] {
  const lines: TextLine[] = []
  let gap = 0
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from)
    const to = found < 0 ? text.length : found
    const bare = isPrinted(text, from) && isPrinted(text, to - 1)
    const line = bare ? '' : text.slice(from, to)
    const start = bare ? from : from + line.length - line.trimStart().length
    const end = bare ? to : from + line.trimEnd().length
    if (end > start) {
      lines.push({ start, end, gap })
      gap = 0
    } else gap++
    from = to + 1
  }
  return lines
}

/** Whether an offset has a sign that is certainly no white space: most lines begin and end with one. */
function isPrinted(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit > 0x20 && unit < 0x7f
}
