import { create } from 'zustand'
import type { ArticleFilter } from '#shared/api/contract'

export const everyArticle: ArticleFilter = { text: '', status: null, sort: 'added' }

/** What the list of articles shows, and in which order. Kept while the window stands. */
export const useArticleFilter = create<{ filter: ArticleFilter }>(() => ({ filter: everyArticle }))

export function setFilter(patch: Partial<ArticleFilter>): void {
  useArticleFilter.setState(({ filter }) => ({ filter: { ...filter, ...patch } }))
}

/** Whether some articles may be hidden. */
export function isFiltered({ text, status }: ArticleFilter): boolean {
  return text.trim() !== '' || status !== null
}
