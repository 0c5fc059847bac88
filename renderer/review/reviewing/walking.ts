import type { ReviewRow } from '#shared/api/review-views'
import type { RowSource } from '../../widgets'
import { review } from './review'
import { isLeft } from './words'

/**
 * Where the keyboard goes once the row at `active` is decided: the next one that is left, else the one before it. The
 * decided row moves away in the list, so what matters is the row that comes, and the place is kept until it is there.
 */
export function nextLeft(
  list: RowSource<Pick<ReviewRow, 'key' | 'standing'>>,
  active: number,
): { readonly key: string | null; readonly index: number } {
  const total = list.total ?? 0
  for (let index = active + 1; index < total; index++) {
    const row = list.row(index)
    if (!row) break
    if (isLeft(row)) return { key: row.key, index }
  }
  for (let index = active - 1; index >= 0; index--) {
    const row = list.row(index)
    if (!row) break
    if (isLeft(row)) return { key: row.key, index }
  }
  return { key: list.row(active)?.key ?? null, index: active }
}

/** Goes on to the next while `act` is under way, and back where it did not come about. */
export async function goOn(
  list: RowSource<ReviewRow>,
  active: number,
  act: () => Promise<boolean>,
): Promise<boolean> {
  const { at } = review.use.getState()
  review.set({ at: nextLeft(list, active) })
  const done = await act()
  if (!done) review.set({ at })
  return done
}
