import type { ProposedBlock } from '#shared/api/views'
import type { UncheckedProposal } from '#shared/library/accept'
import { type Decoded, decode } from './decode'
import { splitFrontMatter } from './front-matter'
import { flagFurniture } from './furniture'
import { type Details, nothingSaid, oneLine, readHead, shortened } from './head'
import { directionOf, languageByScript } from './language'
import { htmlOfMarkdown } from './markdown'
import { readPage } from './page'
import { articleBlocks, fragmentBlocks } from './page-article'
import { pageDetails } from './page-details'
import { blocksOfText, canonical, coalesced } from './plain-text'
import { binaryKind, latin1 } from './signature'

/** A file's name and bytes, or what was pasted, as text or as HTML. */
export type ImportInput =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly pasted: string; readonly html: boolean }

export type Proposed =
  | { readonly ok: true; readonly proposal: UncheckedProposal }
  | { readonly ok: false; readonly file: string; readonly message: string }

/** The largest file that is taken for an article, in bytes. */
export const largestArticle = 20 * 1024 * 1024
const readable = 'Claimbench reads plain text, Markdown and HTML: save it as one of these and add that.'

/** What an import sees in a file or a paste, for the analyst to correct; or a sentence that says why it is no article. */
export function proposeArticle(input: ImportInput): Proposed {
  return 'bytes' in input ? proposeFile(input.name, input.bytes) : proposePaste(input.pasted, input.html)
}

function proposeFile(path: string, bytes: Uint8Array): Proposed {
  const file = path.split(/[\\/]/).at(-1) || 'Unnamed file'
  const refuse = (why: string): Proposed => ({ ok: false, file, message: `“${file}” ${why}` })
  if (bytes.byteLength === 0) return refuse('is empty. There is nothing to add.')
  if (bytes.byteLength > largestArticle) return { ok: false, file, message: tooLarge(file, bytes.byteLength) }
  const kind = binaryKind(bytes)
  if (kind) return refuse(`is ${kind}, not text. ${readable}`)
  const format = formatOf(file, bytes)
  if (format === 'json')
    return refuse('is JSON, not an article. A project is opened with Open…, a dataset with Import dataset….')
  const decoded = decode(bytes, format === 'html')
  if (!decoded) return refuse(`is not text in any encoding that Claimbench knows. ${readable}`)
  return proposeText(file, format, decoded)
}

/** Why a file of so many bytes is no article. */
export function tooLarge(file: string, bytes: number): string {
  const size = Math.ceil(bytes / 1024 / 1024)
  return `“${file}” has ${size} MB, more than the 20 MB an article may have. Split it and add the parts.`
}

function formatOf(file: string, bytes: Uint8Array): 'text' | 'markdown' | 'html' | 'json' {
  if (/\.(html?|xhtml)$/i.test(file)) return 'html'
  if (/\.(md|markdown|mdown|mkd)$/i.test(file)) return 'markdown'
  if (/\.jsonl?$/i.test(file)) return 'json'
  const head = latin1(bytes, 1_000)
    .replaceAll('\0', '')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  return /^\s*(<\?xml[^>]*>\s*)?(<[!]--[^>]*-->\s*)*<(!doctype html|html[\s>])/i.test(head) ? 'html' : 'text'
}

function proposePaste(pasted: string, html: boolean): Proposed {
  const text = html
    ? (/<[!]--StartFragment-->([\s\S]*?)<[!]--EndFragment-->/.exec(pasted)?.[1] ?? pasted)
    : pasted
  if (text.trim() === '')
    return {
      ok: false,
      file: 'Pasted text',
      message: 'What was pasted holds no text. There is nothing to add.',
    }
  if (text.length > largestArticle)
    return {
      ok: false,
      file: 'Pasted text',
      message: 'What was pasted is longer than the 20 MB an article may have.',
    }
  const decoded = { text, encoding: 'clipboard', replaced: text.isWellFormed() ? 0 : 1 }
  const read = proposeText('Pasted text', html ? 'fragment' : 'text', decoded)
  return read.ok ? { ok: true, proposal: { ...read.proposal, format: 'paste' } } : read
}

interface Read {
  readonly blocks: readonly ProposedBlock[]
  readonly details: Details
  readonly direction: 'ltr' | 'rtl' | null
}

function proposeText(
  file: string,
  format: 'text' | 'markdown' | 'html' | 'fragment',
  decoded: Decoded,
): Proposed {
  const text = canonical(decoded.text)
  const read =
    format === 'text'
      ? readText(text)
      : format === 'markdown'
        ? readMarkdown(text)
        : readHtml(text, format === 'fragment')
  if ('tooMuch' in read) {
    const message = `“${file}” cannot be read: ${read.tooMuch}. Open it in a browser, and paste the article from there.`
    return { ok: false, file, message }
  }
  const { blocks, details } = readHead(read.blocks, read.details)
  if (blocks.length === 0) {
    return {
      ok: false,
      file,
      message: `“${file}” holds no text. If its page is drawn by scripts, open it in a browser and paste the article from there.`,
    }
  }
  return { ok: true, proposal: proposal(file, format, decoded, coalesced(blocks), details, read.direction) }
}

function readText(text: string): Read {
  return { blocks: flagFurniture(blocksOfText(text)), details: nothingSaid, direction: null }
}

function readMarkdown(text: string): Read | { readonly tooMuch: string } {
  const { details, body } = splitFrontMatter(text)
  const made = htmlOfMarkdown(body)
  if ('tooMuch' in made) return made
  const page = readPage(made.html)
  if ('tooMuch' in page) return page
  const title = details.title ?? page.document.querySelector('h1')?.textContent ?? ''
  return { blocks: clean(fragmentBlocks(page.document, title)), details, direction: null }
}

function readHtml(text: string, fragment: boolean): Read | { readonly tooMuch: string } {
  const page = readPage(text)
  if ('tooMuch' in page) return page
  const { direction, ...details } = pageDetails(page.document)
  const blocks = (fragment ? fragmentBlocks : articleBlocks)(page.document, details.title ?? '')
  return { blocks: clean(blocks), details, direction }
}

/** Character references can bring in what the file itself did not hold: line ends of other systems, half characters. */
function clean(blocks: readonly ProposedBlock[]): readonly ProposedBlock[] {
  return blocks
    .map(block => ({ ...block, text: canonical(block.text) }))
    .filter(block => /\S/.test(block.text))
}

function proposal(
  file: string,
  format: 'text' | 'markdown' | 'html' | 'fragment',
  decoded: Decoded,
  blocks: readonly ProposedBlock[],
  details: Details,
  direction: 'ltr' | 'rtl' | null,
): UncheckedProposal {
  const first = blocks.find(block => block.furniture === null) ?? blocks[0]
  const sample = blocks
    .filter(block => block.furniture === null)
    .slice(0, 200)
    .map(block => block.text)
    .join('\n')
  const language = details.language ?? languageByScript(sample)
  const line = (value: string | null) =>
    canonical(oneLine(value ?? ''))
      .slice(0, 2_000)
      .toWellFormed()
  return {
    file,
    format: format === 'fragment' ? 'html' : format,
    encoding: decoded.encoding,
    title: line(details.title) || shortened(first?.text ?? '') || file,
    source: line(details.source),
    byline: line(details.byline),
    date: details.date,
    url: line(details.url),
    language,
    direction: direction ?? directionOf(sample, language),
    blocks,
    replaced: decoded.replaced,
  }
}
