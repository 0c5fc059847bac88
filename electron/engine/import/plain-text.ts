import type { ProposedBlock } from '#shared/api/views'
import { wrappedRuns } from '#shared/reading/hard-wrap'
import { linesOf } from '#shared/reading/lines'

/** A text's line ends as LF, without byte order marks and with nothing that cannot be written as UTF-8. */
export function canonical(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replaceAll('\ufeff', '')
  return plain.isWellFormed() ? plain : plain.toWellFormed()
}

/**
 * A plain text as blocks: each line is one, except where lines were broken at a fixed width, where each paragraph is.
 * Blocks and what stands after each, put together again, are the text from its first word to its last.
 */
export function blocksOfText(text: string): readonly ProposedBlock[] {
  if ((text.match(/\n/g)?.length ?? 0) > mostLines) return inPages(text)
  const lines = linesOf(text)
  const runs = wrappedRuns(text, lines, (_, after) => {
    const line = lines[after]
    return line !== undefined && !entry.test(text.slice(line.start, line.start + 8))
  })
  const blocks: ProposedBlock[] = []
  for (let first = 0; first < lines.length; ) {
    const last = runs[first] ?? first
    const [start, end] = [lines[first]?.start ?? 0, lines[last]?.end ?? 0]
    const next = lines[last + 1]?.start ?? text.length
    blocks.push({
      text: text.slice(start, end),
      after: text.slice(end, next) || '\n',
      role: null,
      furniture: null,
    })
    first = last + 1
  }
  return withRoles(blocks)
}

/** What begins an entry of a list, and so never goes on with the line before. */
const entry = /^([•‣◦▪*·►–—-]|\(?\d{1,3}[.)])\s/u
const bullet = /^\s*[•‣◦▪*·►–-]\s+\S/
const ended = /[.!?…:;,。！？؟][”"’»')\]]*\s*$/u

/** Tells list lines and headings from paragraphs, where the text shows it plainly. */
function withRoles(blocks: readonly ProposedBlock[]): readonly ProposedBlock[] {
  return blocks.map((block, i) => {
    if (bullet.test(block.text)) return { ...block, role: 'list' }
    const before = blocks[i - 1]
    const next = blocks[i + 1]
    const line = block.text.trim()
    const headed =
      before && next && ended.test(before.text) && ended.test(next.text) && next.text.length > line.length
    const short = line.length >= 3 && line.length <= 100 && !line.includes('\n')
    const asks =
      /^\d{1,2}[.)]\s+\p{Lu}.*[?？؟]$/u.test(line) && next !== undefined && next.text.length > line.length
    const opens = /^[“"‘(]?[\p{Lu}\p{Lo}\d]/u.test(line)
    if (short && opens && (asks || (headed && !ended.test(line)))) return { ...block, role: 'heading' }
    return block
  })
}

/** Beyond so many lines a text is no page with furniture, but a log or a book: nobody looks at it line by line. */
const mostLines = 20_000
const page = 20_000

/** A text cut at line ends into blocks of some pages each. */
function inPages(text: string): readonly ProposedBlock[] {
  const blocks: ProposedBlock[] = []
  for (let start = /^\s*/.exec(text)?.[0].length ?? 0; start < text.length; ) {
    const found = text.indexOf('\n', start + page)
    const end = found < 0 ? text.length : found
    const gap = /\s*/y
    gap.lastIndex = end
    const after = gap.exec(text)?.[0] ?? ''
    blocks.push({ text: text.slice(start, end), after: after || '\n', role: null, furniture: null })
    start = end + after.length
  }
  return blocks
}

/** Neighbours without role and with the same fate taken together, where there are more than anybody toggles one by one. */
export function coalesced(blocks: readonly ProposedBlock[], most = 4_000): readonly ProposedBlock[] {
  if (blocks.length <= most) return blocks
  const total = blocks.reduce((sum, block) => sum + block.text.length + block.after.length, 0)
  const size = Math.max(4_000, Math.ceil(total / most) * 2)
  const joined: { -readonly [K in keyof ProposedBlock]: ProposedBlock[K] }[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const plain = last && last.role === null && last.furniture === block.furniture
    if (last && plain && last.text.length + block.text.length < size) {
      last.text += last.after + block.text
      last.after = block.after
    } else joined.push({ ...block, role: null })
  }
  return joined
}
