import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceRow } from '#shared/api/compare-views'
import { call } from '../store'

const page = 500

/** The differences from one row to another of the filtered list, both included, whether they are in view or not. */
export async function rowsBetween(
  comparison: string,
  filter: DifferenceFilter,
  from: number,
  to: number,
): Promise<readonly DifferenceRow[]> {
  const found: DifferenceRow[] = []
  const last = Math.max(from, to)
  for (let offset = Math.min(from, to); offset <= last; offset += page) {
    const limit = Math.min(page, last - offset + 1)
    const reply = await call('comparisons.list', { comparison, filter, offset, limit })
    if (!reply.ok) break
    found.push(...reply.value.rows)
    if (reply.value.rows.length < limit) break
  }
  return found
}
