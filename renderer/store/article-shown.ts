import type { ArticleId, ClaimId } from '#shared/model/ids'
import { linkEnds } from '#shared/model/project'
import type { Article, Claim, EvidenceLink, Mention } from '#shared/model/records'
import type { RecordCache } from './record-cache'

/** Everything that is shown of one article. Annotations are in text order. */
export interface ArticleShown {
  readonly article: Article
  readonly text: string
  readonly claims: readonly Claim[]
  readonly mentions: readonly Mention[]
  /** Links with an end in this article. */
  readonly links: readonly EvidenceLink[]
  /** What was marked in an earlier edition of the article and has no place in it as it is. */
  readonly orphans: Orphans
}

export interface Orphans {
  readonly claims: readonly Claim[]
  readonly mentions: readonly Mention[]
  readonly links: readonly EvidenceLink[]
  /** How many they are together. */
  readonly count: number
}

/** Whether a link has an end in the article, as far as its claims are known. */
export function linkTouches(known: RecordCache, link: EvidenceLink, article: ArticleId): boolean {
  if (link.target.kind === 'span' && link.target.article === article) return true
  return linkEnds(link).some(claim => known.get('claims', claim)?.article === article)
}

/** The known links that have the claim at either end, oldest first. */
export function linksOf(known: RecordCache, claim: ClaimId): readonly EvidenceLink[] {
  const links = [...known.all('links')].filter(link => linkEnds(link).includes(claim))
  return links.sort((a, b) => a.created.at.localeCompare(b.created.at))
}

/** Whether the window knows what is at the ends of a link, and where that is: an article may have been forgotten since. */
export function knowsEnds(known: RecordCache, link: EvidenceLink): boolean {
  if (link.target.kind === 'span' && !known.get('articles', link.target.article)) return false
  return linkEnds(link).every(id => {
    const claim = known.get('claims', id)
    return claim !== undefined && known.get('articles', claim.article) !== undefined
  })
}
