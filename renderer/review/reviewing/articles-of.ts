import { type FindArticles, offered, withCount } from '../../library/article-filter'
import { call, type NamedCalls } from '../../store'

/**
 * The articles of a review in which anything differs, to filter by. Looking for words is given up with `calls`: what is
 * typed next looks again. What the chosen ones are called is asked once, and by no name that could be given up.
 */
export const articlesOf =
  (review: string, calls: Pick<NamedCalls, 'ask'>): FindArticles =>
  async asked => {
    const ask = (task?: string) =>
      call('review.articles', {
        ...{ review, ...asked, ...offered(asked.among) },
        ...(task !== undefined && { task }),
      })
    const reply = asked.among ? await ask() : await calls.ask(ask)
    return reply.ok ? reply.value.rows.map(withCount) : null
  }
