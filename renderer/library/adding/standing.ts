import type { ArticleProposal } from '#shared/api/views'
import { joinBlocks, keptAtFirst } from '#shared/library/accept'
import { isAddress } from '../article-fields'
import type { Draft, Incoming } from './adding'

/** How something on the list stands, and so whether it will be added. */
export type Standing =
  | { readonly kind: 'reading' }
  | { readonly kind: 'problem'; readonly why: string }
  | { readonly kind: 'same'; readonly as: NonNullable<ArticleProposal['sameAs']> }
  /** The same text as another on the list, which goes in. */
  | { readonly kind: 'twice'; readonly file: string }
  /** Something must be mended first. */
  | { readonly kind: 'unfinished'; readonly why: string }
  | { readonly kind: 'new' }

/** How each on the list stands. */
export function standings(incoming: readonly Incoming[]): readonly Standing[] {
  const seen = new Map<string, string>()
  return incoming.map(({ draft, problem, file }) => {
    if (problem !== null) return { kind: 'problem', why: problem }
    if (!draft) return { kind: 'reading' }
    const same = draft.proposal.sameAs
    if (same && isAsProposed(draft)) return { kind: 'same', as: same }
    const text = textOf(draft)
    const before = seen.get(text)
    if (before !== undefined) return { kind: 'twice', file: before }
    const why = missing(draft, text)
    if (why) return { kind: 'unfinished', why }
    seen.set(text, draft.proposal.title || file)
    return { kind: 'new' }
  })
}

const texts = new WeakMap<readonly boolean[], string>()

/** The text that the draft would stand as. Blocks and choices change by being replaced, so it is made once for each. */
export function textOf({ proposal, kept }: Draft): string {
  let text = texts.get(kept)
  if (text === undefined) {
    text = joinBlocks(proposal.blocks, kept).text
    texts.set(kept, text)
  }
  return text
}

function isAsProposed({ proposal, kept }: Draft): boolean {
  return keptAtFirst(proposal.blocks).every((at, i) => at === kept[i])
}

function missing({ proposal }: Draft, text: string): string | null {
  if (text.trim() === '') return 'Everything is left out: keep some of the text.'
  if (proposal.title.trim() === '') return 'It needs a title.'
  if (!isAddress(proposal.url)) return 'Its address is not one of the web.'
  return null
}
