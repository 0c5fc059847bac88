import { create } from 'zustand'
import type { ArticleId } from '#shared/model/ids'

/** The article whose details are open. */
export const useDetails = create<{ article: ArticleId | null }>(() => ({ article: null }))

export const showDetails = (article: ArticleId) => useDetails.setState({ article })
export const closeDetails = () => useDetails.setState({ article: null })
