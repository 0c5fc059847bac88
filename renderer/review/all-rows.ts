import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceRow } from '#shared/api/compare-views'
import { call } from '../store'
import { rowsBetween } from '../store/rows-between'

/** What is waited for where many differences are marked. */
export const lookingForDifferences = 'Looking for the differences'

/** The differences from one row to another of the filtered list of a comparison; null where that comes to nothing. */
export function differencesBetween(
  comparison: string,
  filter: DifferenceFilter,
  from: number,
  to: number,
): Promise<readonly DifferenceRow[] | null> {
  const read = (offset: number, limit: number) =>
    call('comparisons.list', { comparison, filter, offset, limit })
  return rowsBetween(lookingForDifferences, read, from, to)
}
