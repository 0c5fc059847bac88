import type { ProposedBlock } from '#shared/api/views'

/** A text's line ends as LF, without byte order marks and with nothing that cannot be written as UTF-8. */
export function canonical(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replaceAll('\ufeff', '')
  return plain.isWellFormed() ? plain : plain.toWellFormed()
}

/**
 * A plain text as blocks: each line is one, except where lines were broken at a fixed width, where each paragraph is.
 * Blocks and what stands after each, put together again, are the text from its first line to its last.
 */
export function blocksOfText(text: string): readonly ProposedBlock[] {
  if ((text.match(/\n/g)?.length ?? 0) > mostLines) return inPages(text)
  const lines = splitLines(text)
  const width = wrapWidth(lines)
  const blocks: { text: string; after: string }[] = []
  lines.forEach((line, i) => {
    const last = blocks.at(-1)
    const before = lines[i - 1]
    if (last && before && width !== null && isWrapped(before, line, width)) {
      last.text += last.after + line.text
      last.after = line.after
    } else blocks.push({ ...line })
  })
  return withRoles(blocks.map(block => ({ ...block, role: null, furniture: null })))
}

interface Line {
  readonly text: string
  /** The line end and the blank lines that follow. */
  readonly after: string
}

function splitLines(text: string): readonly Line[] {
  const lines: { text: string; after: string }[] = []
  for (const raw of text.split('\n')) {
    const last = lines.at(-1)
    if (raw.trim() !== '') lines.push({ text: raw, after: '\n' })
    else if (last) last.after += `${raw}\n`
  }
  return lines
}

/** The width at which a text's lines were broken, in UTF-16 code units; null where they run as long as they like. */
function wrapWidth(lines: readonly Line[]): number | null {
  let width = 0
  for (const line of lines) width = Math.max(width, line.text.length)
  if (width < 40 || width > 120) return null
  let followed = 0
  let wrapped = 0
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    if (!next || line.after !== '\n') return
    followed++
    if (isWrapped(line, next, width)) wrapped++
  })
  return wrapped >= 3 && wrapped * 3 >= followed * 2 ? width : null
}

/** Whether `next` carries on `line`'s paragraph: its first word would not have fitted, and it begins nothing new. */
function isWrapped(line: Line, next: Line, width: number): boolean {
  if (line.after !== '\n' || /^\s*([•‣◦▪*·►–—-]|\d{1,2}[.)])\s/.test(next.text)) return false
  const first = next.text.trimStart().split(/\s/, 1)[0] ?? ''
  return line.text.length + 1 + first.length > width - 8 && line.text.length > width / 2
}

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
