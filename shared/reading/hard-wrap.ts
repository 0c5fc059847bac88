import type { TextLine } from './lines'

/** The widths, in UTF-16 code units, at which mail programs and typewriters break lines. */
const narrowest = 50
const widest = 95
/** A width is one person's habit or program, but a line may end this much short of it before a long word. */
const slack = 3

/**
 * For each line, the last line of its run: itself, but where the text was broken into lines of one width, the
 * last of the lines that belong together. `mayJoin` says whether two lines that follow each other may.
 *
 * A line was broken for want of room if the first word of the next would not have fitted. Three lines broken at
 * one width are a run by themselves; two only where the text has such runs elsewhere.
 */
export function wrappedRuns(
  text: string,
  lines: readonly TextLine[],
  mayJoin: (before: number, after: number) => boolean,
): Int32Array {
  const last = new Int32Array(lines.length)
  for (let at = 0; at < lines.length; at++) last[at] = at
  const short: [number, number][] = []
  let known = 0
  for (let first = 0; first < lines.length; ) {
    let end = first
    while (end + 1 < lines.length && lines[end + 1]?.gap === 0 && mayJoin(end, end + 1)) end++
    const width = end > first ? widthOf(lines, first, end) : 0
    if (end - first >= 2 && fills(text, lines, first, end, width)) {
      last.fill(end, first, end + 1)
      known = Math.max(known, width)
    } else if (end - first === 1) short.push([first, end])
    first = end + 1
  }
  for (const [first, end] of short) {
    const width = widthOf(lines, first, end)
    if (known > 0 && width <= known + slack && fills(text, lines, first, end, known))
      last.fill(end, first, end + 1)
  }
  return last
}

const lengthOf = (line: TextLine | undefined) => (line ? line.end - line.start : 0)

function widthOf(lines: readonly TextLine[], first: number, end: number): number {
  let width = 0
  for (let at = first; at <= end; at++) width = Math.max(width, lengthOf(lines[at]))
  return width
}

/** Whether every line but the last ends where the next word would have gone beyond the width. */
function fills(text: string, lines: readonly TextLine[], first: number, end: number, width: number): boolean {
  if (width < narrowest || width > widest) return false
  for (let at = first; at < end; at++) {
    const next = lines[at + 1] as TextLine
    const word = /^\S+/u.exec(text.slice(next.start, next.end))?.[0].length ?? 0
    if (lengthOf(lines[at]) + 1 + word <= width - slack) return false
  }
  return true
}
