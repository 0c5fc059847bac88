import type { AcceptedArticle } from '../api/contract'
import type { ArticleProposal, ProposedBlock } from '../api/views'
import type { Article, OutlinePart } from '../model/records'

/** A proposal before the engine has compared its text with the project's. */
export type UncheckedProposal = Omit<ArticleProposal, 'sameAs'>

/** What the analyst makes of an article on the Admiralty scale. */
export type Grading = Pick<Article, 'reliability' | 'credibility'>
const ungraded: Grading = { reliability: null, credibility: null }

/** Which blocks an import would keep if nobody corrected it: everything that does not look like furniture. */
export function keptAtFirst(blocks: readonly ProposedBlock[]): readonly boolean[] {
  return blocks.map(block => block.furniture === null)
}

/**
 * The article that a proposal becomes: its kept blocks joined with what stood between them in the source, and the
 * outline in UTF-16 code units of that text. The text is empty where no block is kept, which nothing accepts.
 */
export function acceptedFrom(
  proposal: UncheckedProposal,
  kept: readonly boolean[] = keptAtFirst(proposal.blocks),
  { reliability, credibility }: Grading = ungraded,
): AcceptedArticle {
  const { title, source, byline, date, url, language, direction, file, format, encoding } = proposal
  const about = { title, source, byline, date, url, language, direction, reliability, credibility }
  return { ...about, origin: { file, format, encoding }, ...joinBlocks(proposal.blocks, kept) }
}

/** The canonical text of the kept blocks, and what its stretches are. */
export function joinBlocks(
  blocks: readonly ProposedBlock[],
  kept: readonly boolean[],
): { readonly text: string; readonly outline: readonly OutlinePart[] } {
  const parts: string[] = []
  const outline: OutlinePart[] = []
  let length = 0
  let gap: string | null = null
  blocks.forEach((block, i) => {
    if (!kept[i] || block.text === '') {
      if (gap !== null) gap = wider(gap, block.after)
      return
    }
    if (gap !== null) {
      parts.push(gap)
      length += gap.length
    }
    const start = length
    parts.push(block.text)
    length += block.text.length
    if (block.role && outline.length < 20_000) outline.push({ start, end: length, role: block.role })
    gap = block.after
  })
  return { text: parts.join(''), outline }
}

/** Where blocks are left out, the widest of the gaps around them stays: a paragraph does not run into the next. */
function wider(a: string, b: string): string {
  return lineEnds(b) > lineEnds(a) ? b : a
}

function lineEnds(gap: string): number {
  return gap.split('\n').length - 1
}

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const word = /[\p{L}\p{M}\p{N}]+(?:[-'’.,:/][\p{L}\p{M}\p{N}]+)*/gu

/** How many words a text has. Chinese and Japanese, which set no spaces, count each character, as their presses do. */
export function wordCount(text: string): number {
  let count = 0
  const rest = text.replace(ideograph, () => {
    count++
    return ' '
  })
  for (const _ of rest.matchAll(word)) count++
  return count
}
