import type { ProposedBlock } from '#shared/api/views'
import { readDateLine } from './dates'
import { foldWords } from './furniture'
import { languageTag } from './language'
import { bylineOf, isPersonName } from './names'

/** What an article's own lines say about it; null where they do not. */
export interface Details {
  readonly title: string | null
  readonly source: string | null
  readonly byline: string | null
  readonly date: string | null
  readonly url: string | null
  readonly language: string | null
}
export const nothingSaid: Details = {
  title: null,
  source: null,
  byline: null,
  date: null,
  url: null,
  language: null,
}

type Found = { -readonly [K in keyof Details]: Details[K] }
type Blocks = { -readonly [K in keyof ProposedBlock]: ProposedBlock[K] }[]

const reason = {
  title: 'The title, kept with the article’s details',
  byline: 'The byline, kept with the article’s details',
  date: 'The date, kept with the article’s details',
  source: 'The source, kept with the article’s details',
  url: 'The address, kept with the article’s details',
  language: 'The language, kept with the article’s details',
} as const

const labels: readonly (readonly [keyof Details, RegExp])[] = [
  ['title', /^(?:title|headline)\s*:\s*(\S.{0,400})$/i],
  ['byline', /^(?:authors?|byline|by|written by|reporters?)\s*:\s*(\S.{0,200})$/i],
  ['source', /^(?:source|publisher|publication|outlet|newspaper|site|website)\s*:\s*([^©]{2,100})$/i],
  [
    'url',
    /^(?:(?:url|link|address|permalink|original|source|retrieved from)\s*:\s*)?(https?:\/\/\S{4,1900})$/i,
  ],
  ['language', /^(?:language|lang)\s*:\s*([a-z]{2,3}(?:[-_][a-z\d]{2,8})*)$/i],
]
/** How many blocks from the top may tell about the article rather than be it. */
const headLength = 10

/**
 * Reads title, byline, date and source from an article's first lines, and flags the lines that say nothing else.
 * A line whose date is not certain in full stays in the text, so that nothing it says is lost.
 */
export function readHead(
  given: readonly ProposedBlock[],
  known: Details,
): { readonly blocks: readonly ProposedBlock[]; readonly details: Details } {
  const blocks: Blocks = given.map(block => ({ ...block }))
  const found: Found = { ...known }
  const head = blocks.slice(0, headLength).filter(block => block.furniture === null)
  for (const block of head) readLabelled(block, found)
  for (const block of blocks.slice(-3)) if (block.furniture === null) readSourceLine(block, found)
  readTitle(blocks, found)
  const abouts = head.filter(block => block.furniture === null && block.role !== 'title')
  // When it appeared goes before when it was changed, whichever stands first.
  for (const changes of [false, true]) for (const block of abouts) readNameAndDate(block, found, changes)
  readCreditedName(blocks, found)
  readSourceName(blocks, found)
  readDateline(blocks, found)
  return { blocks, details: found }
}

function readLabelled(block: Blocks[number], found: Found): void {
  const line = block.text.trim()
  for (const [field, pattern] of labels) {
    const value = pattern.exec(line)?.[1]?.trim()
    if (!value) continue
    if (field === 'source' && /^https?:/i.test(value)) continue
    const kept =
      field === 'language' ? languageTag(value) : field === 'byline' ? value.replace(/^by\s+/i, '') : value
    if (!kept) return
    found[field] ??= kept
    block.furniture = reason[field]
    return
  }
}

/** “Source: …” at the foot of an article. */
function readSourceLine(block: Blocks[number], found: Found): void {
  const value = /^source\s*:\s*([^©.]{2,60})\.?$/i.exec(block.text.trim())?.[1]
  if (!value || value.includes('\n')) return
  found.source ??= value.trim()
  block.furniture = reason.source
}

/** The headline: labelled, or the first line that can be one; with what a page puts before it or says twice. */
function readTitle(blocks: Blocks, found: Found): void {
  const first = blocks
    .slice(0, headLength)
    .findIndex(block => block.furniture === null && !isAbout(block.text))
  if (first < 0) return
  const repeat = repeatOf(blocks, first)
  if (repeat !== null) {
    flagBeforeHeadline(blocks, first, repeat, found)
    setTitle(blocks[repeat], found)
    return
  }
  const block = blocks[first]
  if (block && canBeHeadline(block.text, blocks[first + 1])) setTitle(block, found)
}

function setTitle(block: Blocks[number] | undefined, found: Found): void {
  if (!block) return
  const title = oneLine(block.text)
  if (found.title !== null && foldWords(found.title) !== foldWords(title)) return
  found.title ??= title
  block.role = 'title'
}

/** Where the headline stands once more, alone, within the next few lines; the first may have a section's name glued on. */
function repeatOf(blocks: Blocks, first: number): number | null {
  const headline = blocks[first]?.text.trim() ?? ''
  for (let i = first + 1; i <= first + 3 && i < blocks.length; i++) {
    const again = blocks[i]?.text.trim() ?? ''
    if (again.length < 12 || again.length > 300) continue
    if (foldWords(again) === foldWords(headline)) return i
    // Folded: a page may set a space that does not break in the one, and not in the other.
    if (foldWords(headline).endsWith(foldWords(again)) && headline.length - again.length <= 30) return i
  }
  return null
}

function flagBeforeHeadline(blocks: Blocks, first: number, repeat: number, found: Found): void {
  const headline = blocks[repeat]?.text.trim() ?? ''
  for (let i = first; i < repeat; i++) {
    const block = blocks[i]
    if (!block || block.furniture) continue
    const line = block.text.trim()
    if (i === first) {
      const glued = line.length > headline.length
      block.furniture = glued ? 'The headline with a section’s name, once more' : 'The headline, once more'
    } else if (line.length <= 40 && !/[.!?]$/.test(line) && !isAbout(line)) {
      block.furniture = 'A name between the headlines'
      found.source ??= line
    }
  }
}

function canBeHeadline(text: string, next: ProposedBlock | undefined): boolean {
  const line = text.trim()
  if (line.length > 250 || (line.includes('\n') && line.length > 150)) return false
  if (/[.。]$/.test(line) && !/\b(\p{Lu}\.){2,}$/u.test(line)) return false
  return next !== undefined
}

/** A line that tells of the article: a date, a byline. */
function isAbout(line: string): boolean {
  return aboutParts(line) !== null
}

/** The parts of a line such as “By Ann Lee | 2 March 2025”, if each is a byline or a date. */
function aboutParts(line: string): {
  readonly byline: string | null
  readonly iso: string | null
  readonly certain: boolean
  readonly updated: boolean
} | null {
  const text = line.trim()
  if (text.length > 200 || text.includes('\n')) return null
  const whole = readDateLine(text)
  if (whole) return { byline: null, iso: whole.iso, certain: whole.iso !== null, updated: whole.updated }
  let byline: string | null = null
  let iso: string | null = null
  let certain = true
  let updated = false
  for (const part of text.split(/\s+[|·•–—]\s+|\s*\|\s*/)) {
    const date = readDateLine(part)
    const by = bylineOf(part)
    if (date) {
      if (iso === null) updated = date.updated
      iso ??= date.iso
      certain &&= date.iso !== null
    } else if (by) byline = by
    else if (!/^\d{1,3} ?min(ute)?s?( read)?$/i.test(part)) return null
  }
  return byline === null && iso === null && certain ? null : { byline, iso, certain, updated }
}

function readNameAndDate(block: Blocks[number], found: Found, changes: boolean): void {
  const about = aboutParts(block.text)
  if (!about || about.updated !== changes) return
  if (about.byline) found.byline ??= about.byline
  if (about.iso) found.date ??= about.iso
  if (!about.certain) return
  block.furniture =
    about.byline && about.iso
      ? 'Byline and date, kept with the article’s details'
      : about.byline
        ? reason.byline
        : reason.date
}

/** A name alone on the line after a photo credit, near the top, is whoever wrote the article or took the picture. */
function readCreditedName(blocks: Blocks, found: Found): void {
  for (let i = 1; i < blocks.length && i < headLength; i++) {
    const block = blocks[i]
    if (!block || block.furniture || blocks[i - 1]?.furniture !== 'A photo credit') continue
    if (!isPersonName(block.text) || /[.!?:]$/.test(block.text.trim())) continue
    block.furniture = 'A name on its own beside a photo credit'
    block.role = null
    found.byline ??= block.text.trim()
  }
}

/** A few words alone between the headline and the date or byline name the source, as a rule: offered, and left to stand. */
function readSourceName(blocks: Blocks, found: Found): void {
  const at = blocks.findIndex(block => block.role === 'title')
  const [line, next] = [blocks[at + 1], blocks[at + 2]]
  if (at < 0 || at > headLength || !line || !next || line.furniture || !isAbout(next.text)) return
  const words = line.text.trim()
  const isName = words.length <= 40 && /^[\p{Lu}\p{Lo}]/u.test(words) && !/[.!?:;,…]$/.test(words)
  if (isName && !isAbout(words) && !isPersonName(words)) found.source ??= words
}

/** “VARNO, March 2 (Wire) — …” names the agency; only a full date in it is certain. */
function readDateline(blocks: Blocks, found: Found): void {
  const lead = blocks.find(block => block.furniture === null && block.role === null)
  const line =
    /^(?:([\p{Lu}][\p{L}\p{M} .,'’/-]{1,60}?)(?:,\s*(\p{L}{3,9}\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+\p{L}{3,9}(?:\s+\d{4})?))?\s*)?\(([\p{Lu}][\p{L} .&'’-]{1,40})\)\s*[-–—:]/u.exec(
      lead?.text.slice(0, 200) ?? '',
    )
  if (!line) return
  found.source ??= line[3]?.trim() ?? null
  if (line[2]) found.date ??= readDateLine(line[2])?.iso ?? null
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The beginning of a text as a title, cut between words. */
export function shortened(text: string, most = 100): string {
  const line = oneLine(text.slice(0, most * 20))
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).toWellFormed().replace(/[\ufffd\s,;:–—-]+$/u, '')}…`
}
