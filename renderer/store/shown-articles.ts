import { extent } from '#shared/anchors/anchor'
import { isOrphan, leadsToOrphan } from '#shared/anchors/orphan'
import type { Article, Claim, EvidenceLink, Mention } from '#shared/model/records'
import { type ArticleShown, linkTouches } from './article-shown'
import { type Followed, follow } from './followed'
import type { RecordCache } from './record-cache'

interface Known {
  /** Of claims, mentions and links, as they were when this was worked out. */
  readonly versions: string
  readonly claims: Followed<Claim>
  readonly mentions: Followed<Mention>
  readonly links: readonly EvidenceLink[]
  readonly shown: ArticleShown
}

/**
 * What is shown of each article: worked out once for all parts of the window that look at it, and with each change anew
 * only as far as it goes, for a long article has thousands of claims.
 */
export class ShownArticles {
  readonly #cache: RecordCache
  readonly #known = new WeakMap<Article, Known>()

  constructor(cache: RecordCache) {
    this.#cache = cache
  }

  /** The article as it is shown: of claims that begin at one place the longer comes first. */
  of(article: Article, text: string): ArticleShown {
    const before = this.#known.get(article) ?? null
    const versions = (['claims', 'mentions', 'links'] as const)
      .map(table => this.#cache.version(table))
      .join()
    if (before?.versions === versions && before.shown.text === text) return before.shown
    const ofArticle = ({ article: of }: { readonly article: Article['id'] }) => of === article.id
    const claims = follow(
      before?.claims ?? null,
      [...this.#cache.all('claims')].filter(ofArticle),
      claim => !isOrphan(claim),
      byPlace,
    )
    const mentions = follow(
      before?.mentions ?? null,
      [...this.#cache.all('mentions')].filter(ofArticle),
      mention => !isOrphan(mention),
      (a, b) => a.span.start - b.span.start,
    )
    const touching = [...this.#cache.all('links')].filter(link => linkTouches(this.#cache, link, article.id))
    const links = before && same(before.links, touching) ? before.links : touching
    const shown: ArticleShown = {
      article,
      text,
      claims: claims.wanted,
      mentions: mentions.wanted,
      links,
      orphans: orphansOf(article, claims, mentions, links),
    }
    this.#known.set(article, { versions, claims, mentions, links, shown })
    return shown
  }
}

/** By where they begin; of those that begin together the longer first. */
export const byPlace = (a: Claim, b: Claim) => {
  const [one, other] = [extent(a.spans), extent(b.spans)]
  return one.start - other.start || other.end - one.end
}

function orphansOf(
  article: Article,
  { all: allClaims, wanted: placed }: Followed<Claim>,
  { all: allMentions, wanted: placedMentions }: Followed<Mention>,
  allLinks: readonly EvidenceLink[],
): ArticleShown['orphans'] {
  const claims = placed.length < allClaims.length ? allClaims.filter(isOrphan) : []
  const mentions = placedMentions.length < allMentions.length ? allMentions.filter(isOrphan) : []
  const links = allLinks.filter(
    link => leadsToOrphan(link) && link.target.kind === 'span' && link.target.article === article.id,
  )
  return { claims, mentions, links, count: claims.length + mentions.length + links.length }
}

const same = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, at) => one === b[at])
