import type { RowSource } from '../widgets'

/**
 * The row that the keyboard stands on: the difference it went to, wherever that has moved among the rows that are
 * here; where it is no longer there, the one that has come into its place.
 */
export function activeIndex(
  list: RowSource<{ readonly key: string }>,
  at: { readonly key: string | null; readonly index: number },
): number | null {
  const total = list.total ?? 0
  if (total === 0) return null
  if (list.row(at.index)?.key === at.key) return at.index
  for (let index = 0; index < total; index++) if (list.row(index)?.key === at.key) return index
  return Math.min(at.index, total - 1)
}
