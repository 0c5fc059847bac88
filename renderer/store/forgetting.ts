import type { ArticleId, ClaimId } from '#shared/model/ids'
import { linkEnds } from '#shared/model/project'
import type { EvidenceLink } from '#shared/model/records'
import type { RecordCache } from './record-cache'

/** How many articles' texts and annotations the window keeps, beside those that are shown. */
export const keptArticles = 50

/**
 * Forgets the articles that were read longest ago, and what is marked in them, so that a day of reading does not end
 * with the whole project in the window. Those in `shown` stay, count as read just now, and with them whatever their
 * annotations refer to: other articles' claims at the far ends of links, and where these are from.
 */
export function forgetFarArticles(
  cache: RecordCache,
  texts: Map<string, string>,
  shown: Iterable<ArticleId>,
): void {
  for (const id of shown) {
    const text = texts.get(id)
    if (text === undefined) continue
    texts.delete(id)
    texts.set(id, text)
  }
  if (texts.size <= keptArticles) return
  const far = [...texts.keys()].slice(0, texts.size - keptArticles)
  for (const id of far) texts.delete(id)
  forgetAllBut(cache, new Set([...(texts.keys() as Iterable<ArticleId>), ...shown]))
}

function forgetAllBut(cache: RecordCache, near: ReadonlySet<ArticleId>): void {
  const articleOf = (claim: ClaimId) => cache.get('claims', claim)?.article
  const targetOf = ({ target }: EvidenceLink) => (target.kind === 'span' ? target.article : null)
  const touches = (link: EvidenceLink) =>
    near.has(targetOf(link) as ArticleId) || linkEnds(link).some(end => near.has(articleOf(end) as ArticleId))
  const links = [...cache.all('links')].filter(touches)
  const ends = new Set(links.flatMap(linkEnds))
  const articles = new Set([...near, ...links.map(targetOf), ...[...ends].map(articleOf)])
  const kept = new Set(links)
  cache.forget('links', link => !kept.has(link))
  cache.forget('claims', claim => !near.has(claim.article) && !ends.has(claim.id))
  cache.forget('mentions', mention => !near.has(mention.article))
  cache.forget('articles', article => !articles.has(article.id))
}
