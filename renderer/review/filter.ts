import type { DifferenceFilter } from '#shared/api/compare-contract'

export const allDifferences: DifferenceFilter = {
  text: '',
  kinds: [],
  weights: [],
  tables: [],
  articles: [],
  annotators: [],
}

/** Whether anything is left out: by words, or by a list of what is let through. */
export function leavesOut(filter: DifferenceFilter): boolean {
  if (filter.text.trim() !== '') return true
  return Object.values(filter).some(chosen => Array.isArray(chosen) && chosen.length > 0)
}
