import { counted } from '#shared/model/counted'
import { ArticleFilter as Filter, type FindArticles, offered } from '../library/article-filter'
import { call } from '../store'
import { setFilter, useClaimFilter } from './filter'

/** Lets through the claims of some articles. */
export function ArticleFilter() {
  const chosen = useClaimFilter(({ filter }) => filter.articles)
  return <Filter find={findArticles} chosen={chosen} onChange={articles => setFilter({ articles })} />
}

/** Those with the most claims first. */
const findArticles: FindArticles = async ({ text, among }) => {
  const filter = { text, status: null, sort: 'claims', ...(among && { among }) } as const
  const reply = await call('articles.list', { filter, ...offered(among) })
  if (!reply.ok) return null
  return reply.value.rows.map(({ id, title, source, claims }) => ({
    id,
    label: source ? `${source}: ${title}` : title,
    hint: counted(claims, 'claim'),
  }))
}
