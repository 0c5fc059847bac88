import type { DifferenceFilter } from '#shared/api/compare-contract'

export const allDifferences: DifferenceFilter = {
  text: '',
  kinds: [],
  weights: [],
  tables: [],
  articles: [],
  annotators: [],
}

/** Whether anything is left out. */
export function leavesOut({ text, ...lists }: DifferenceFilter): boolean {
  return text.trim() !== '' || Object.values(lists).some(chosen => chosen.length > 0)
}
