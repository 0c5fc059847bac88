import { extent } from '#shared/anchors/anchor'
import { isOrphan, leadsToOrphan } from '#shared/anchors/orphan'
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

/** An article as it is shown: of claims that begin at one place the longer comes first. */
export function articleShown(
  article: Article,
  text: string,
  claims: readonly Claim[],
  mentions: readonly Mention[],
  links: readonly EvidenceLink[],
): ArticleShown {
  // Each place is looked up once, not at each comparison: with every change all of a long article's claims come by here.
  const inOrder = claims
    .filter(claim => !isOrphan(claim))
    .map(claim => ({ claim, ...extent(claim.spans) }))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map(({ claim }) => claim)
  return {
    article,
    text,
    claims: inOrder,
    mentions: mentions.filter(mention => !isOrphan(mention)).toSorted((a, b) => a.span.start - b.span.start),
    links,
    orphans: orphansOf(article.id, claims, mentions, links),
  }
}

function orphansOf(
  article: ArticleId,
  allClaims: readonly Claim[],
  allMentions: readonly Mention[],
  allLinks: readonly EvidenceLink[],
): Orphans {
  const claims = allClaims.filter(isOrphan)
  const mentions = allMentions.filter(isOrphan)
  const links = allLinks.filter(
    link => leadsToOrphan(link) && link.target.kind === 'span' && link.target.article === article,
  )
  return { claims, mentions, links, count: claims.length + mentions.length + links.length }
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
