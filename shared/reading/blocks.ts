import type { OutlinePart } from '../model/records'
import { wrappedRuns } from './hard-wrap'
import { linesOf, type TextLine } from './lines'

/** What a block is to a reader; `headline` is the one that repeats the article's title. */
export type BlockRole = OutlinePart['role'] | 'headline' | 'paragraph'

/** A stretch of the text that is shown as one paragraph: UTF-16 code units, end exclusive, no white space at either end. */
export interface Block {
  readonly start: number
  readonly end: number
  readonly role: BlockRole
}

/** How far down the text its headline is looked for: above it stand at most a section's name and a photo credit. */
const headlineWithin = 5

/**
 * The blocks of a text, in order. A line is a block and blank lines are none; where the text was broken into
 * lines of one width, each run of such lines is one block. Within a block, {@link blockText} has no line ends.
 */
export function blocksOf(text: string, outline: readonly OutlinePart[], title: string): readonly Block[] {
  const lines = linesOf(text)
  const roles = outlineRoles(lines, outline)
  const joined = wrappedRuns(
    text,
    lines,
    (before, after) =>
      roles.parts[before] === roles.parts[after] && !startsEntry(text, lines[after] as TextLine),
  )
  const blocks: Block[] = []
  for (let first = 0; first < lines.length; ) {
    const last = joined[first] as number
    blocks.push({
      start: (lines[first] as TextLine).start,
      end: (lines[last] as TextLine).end,
      role: roles.roles[first] as BlockRole,
    })
    first = last + 1
  }
  return withHeadline(text, blocks, title)
}

/** A block's words as they are shown: as long as the block, unit for unit, its line ends as spaces. */
export function blockText(text: string, block: Block): string {
  return text.slice(block.start, block.end).replaceAll('\n', ' ')
}

function withHeadline(text: string, blocks: Block[], title: string): readonly Block[] {
  const wanted = folded(title)
  const at = blocks.slice(0, headlineWithin).findIndex(block => folded(blockText(text, block)) === wanted)
  const found = blocks[at]
  if (wanted === '' || !found) return blocks
  return blocks.with(at, { ...found, role: 'headline' })
}

const folded = (words: string) => words.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase()

/** The outline part that each line begins in (−1 for none) and the role that gives it. */
function outlineRoles(lines: readonly TextLine[], outline: readonly OutlinePart[]) {
  const sorted = outline.toSorted((a, b) => a.start - b.start)
  const parts: number[] = []
  const roles: BlockRole[] = []
  let at = 0
  for (const line of lines) {
    while (at < sorted.length && (sorted[at] as OutlinePart).end <= line.start) at++
    const part = sorted[at]
    const inside = part !== undefined && part.start < line.end
    parts.push(inside ? at : -1)
    roles.push(inside ? part.role : 'paragraph')
  }
  return { parts, roles }
}

/** Whether a line opens an entry of a list by the look of it, and so never continues the line before. */
function startsEntry(text: string, line: TextLine): boolean {
  return /^(?:[-–—*•‣·▪]|\(?\d{1,3}[.)])\s/u.test(text.slice(line.start, line.start + 8))
}
