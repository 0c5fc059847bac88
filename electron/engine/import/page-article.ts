import { Readability } from '@mozilla/readability'
import type { ProposedBlock } from '#shared/api/views'
import { flagFurniture, foldWords } from './furniture'
import { blocksOfPage, type PageBlock, weighedBlocks } from './page-blocks'

/**
 * A page's text in blocks, the article's own kept and the rest flagged with the reason. Readability says where the
 * article is; the whole page is walked beside it, so that what it left out can be taken back by the analyst.
 * Leaves the document changed.
 */
export function articleBlocks(document: Document, title: string): readonly ProposedBlock[] {
  const body = document.body
  if (!body) return []
  const { blocks: whole, furniture } = weighedBlocks(body)
  for (const element of furniture) element.remove()
  const kept = foundByReadability(document)
  const isKept = kept ? keptAmong(whole, kept) : whole.map(block => block.context === null)
  return assemble(whole, spanned(whole, isKept, title), title)
}

/** All of a fragment's text, furniture only where its place or words show it: what the analyst chose to paste. */
export function fragmentBlocks(document: Document, title: string): readonly ProposedBlock[] {
  const whole = document.body ? weighedBlocks(document.body).blocks : []
  return assemble(
    whole,
    whole.map(block => block.context === null),
    title,
  )
}

function foundByReadability(document: Document): readonly PageBlock[] | null {
  const options = { serializer: (node: Node) => node, keepClasses: true, charThreshold: 250 }
  let found: Node | null | undefined
  try {
    found = new Readability(document, options).parse()?.content
  } catch {
    // It gives up on some broken pages by throwing; the whole page is walked then.
    return null
  }
  const blocks = found ? blocksOfPage(found as Element) : []
  return blocks.length > 0 ? blocks : null
}

/** Which of a page's blocks Readability kept: the same words, in the same order. */
function keptAmong(whole: readonly PageBlock[], kept: readonly PageBlock[]): readonly boolean[] {
  const wanted = new Map<string, number>()
  for (const block of kept) wanted.set(block.text, (wanted.get(block.text) ?? 0) + 1)
  return whole.map(block => {
    const left = block.context === null ? (wanted.get(block.text) ?? 0) : 0
    if (left > 0) wanted.set(block.text, left - 1)
    return left > 0
  })
}

/**
 * What stands between the headline and the last kept block, or the end of the same `<article>`, with nothing to show
 * that it is furniture, is the article's too: Readability drops short lists, tables and lines in the midst of an article.
 */
function spanned(whole: readonly PageBlock[], isKept: readonly boolean[], title: string): readonly boolean[] {
  let first = isKept.indexOf(true)
  let last = isKept.lastIndexOf(true)
  if (first < 0) return whole.map(block => block.context === null)
  const article = mostKept(whole, isKept)
  if (article)
    last = Math.max(
      last,
      whole.findLastIndex(block => block.article === article),
    )
  const headline = headlineIndex(whole, title)
  if (headline >= 0 && headline < last) first = Math.min(first, headline)
  return whole.map((block, i) => {
    if (isKept[i]) return true
    return i >= first && i <= last && block.context === null && block.linked < 0.6
  })
}

/** The `<article>` that most of the kept words stand in; null where that is none. */
function mostKept(whole: readonly PageBlock[], isKept: readonly boolean[]): Element | null {
  const lengths = new Map<Element | null, number>()
  whole.forEach((block, i) => {
    if (isKept[i]) lengths.set(block.article, (lengths.get(block.article) ?? 0) + block.text.length)
  })
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** Where the headline stands: the first main heading with the title's words, or else the only one. */
function headlineIndex(whole: readonly PageBlock[], title: string): number {
  const words = foldWords(title)
  const alike = (block: PageBlock) => {
    const heading = foldWords(block.text)
    return heading !== '' && (heading === words || words.startsWith(heading) || heading.startsWith(words))
  }
  const matching = whole.findIndex(
    block => block.role === 'heading' && block.context === null && words !== '' && alike(block),
  )
  if (matching >= 0) return matching
  const main = whole.flatMap((block, i) => (block.isMainHeading && block.context === null ? [i] : []))
  return main.length === 1 ? (main[0] ?? -1) : -1
}

function assemble(
  whole: readonly PageBlock[],
  kept: readonly boolean[],
  title: string,
): readonly ProposedBlock[] {
  const headline = headlineIndex(whole, title)
  const blocks = whole.map((block, i): ProposedBlock => {
    const isTitle = i === headline && kept[i] === true
    const next = whole[i + 1]
    const reason = kept[i]
      ? null
      : (block.context ?? (block.linked > 0.6 ? 'Links' : 'Outside the article’s text'))
    const tight = block.role === 'list' && next?.role === 'list'
    return {
      text: block.text,
      role: isTitle ? 'title' : block.role,
      after: tight ? '\n' : '\n\n',
      furniture: reason,
    }
  })
  return flagFurniture(gathered(blocks))
}

/** Runs of short furniture of one kind, a menu's forty links, as one block to look at. */
function gathered(blocks: readonly ProposedBlock[]): readonly ProposedBlock[] {
  const runs: { -readonly [K in keyof ProposedBlock]: ProposedBlock[K] }[] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    const alike = last?.furniture && last.furniture === block.furniture && last.role === block.role
    if (last && alike && block.text.length < 120 && last.text.length < 2_000) {
      last.text += `\n${block.text}`
      last.after = block.after
    } else runs.push({ ...block })
  }
  return runs
}
