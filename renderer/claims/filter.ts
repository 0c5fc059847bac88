import { create } from 'zustand'
import type { ClaimFilter } from '#shared/api/contract'

export const everything: ClaimFilter = {
  text: '',
  labels: [],
  statuses: [],
  annotators: [],
  articles: [],
  evidence: 'any',
  sort: 'place',
}

/** What the claims list is filtered by. It outlives the view, so that coming back shows the same list. */
export const useClaimFilter = create<{ filter: ClaimFilter }>(() => ({ filter: everything }))

export function setFilter(patch: Partial<ClaimFilter>): void {
  useClaimFilter.setState(({ filter }) => ({ filter: { ...filter, ...patch } }))
}

/** Whether anything is left out, whatever the order. */
export function isFiltered(filter: ClaimFilter): boolean {
  const { labels, statuses, annotators, articles } = filter
  return (
    filter.text.trim() !== '' ||
    filter.evidence !== 'any' ||
    [labels, statuses, annotators, articles].some(chosen => chosen.length > 0)
  )
}
