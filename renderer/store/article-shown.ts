import { extent } from '#shared/anchors/anchor'
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
}

/** An article as it is shown: of claims that begin at one place the longer comes first. */
export function articleShown(
  article: Article,
  text: string,
  claims: readonly Claim[],
  mentions: readonly Mention[],
  links: readonly EvidenceLink[],
): ArticleShown {
  const inOrder = claims.toSorted(
    (a, b) => extent(a.spans).start - extent(b.spans).start || extent(b.spans).end - extent(a.spans).end,
  )
  return {
    article,
    text,
    claims: inOrder,
    mentions: mentions.toSorted((a, b) => a.span.start - b.span.start),
    links,
  }
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
