import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceRow } from '#shared/api/compare-views'
import type { Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { call } from '../store'

const page = 500

/** The rows from one to another of a list, both included, whether they are in view or not. */
export async function readBetween<Row>(
  read: (offset: number, limit: number) => Promise<Reply<Window<Row>>>,
  from: number,
  to: number,
): Promise<readonly Row[]> {
  const found: Row[] = []
  const last = Math.max(from, to)
  for (let offset = Math.min(from, to); offset <= last; offset += page) {
    const limit = Math.min(page, last - offset + 1)
    const reply = await read(offset, limit)
    if (!reply.ok) break
    found.push(...reply.value.rows)
    if (reply.value.rows.length < limit) break
  }
  return found
}

/** The differences from one row to another of the filtered list of a comparison. */
export function rowsBetween(
  comparison: string,
  filter: DifferenceFilter,
  from: number,
  to: number,
): Promise<readonly DifferenceRow[]> {
  return readBetween(
    (offset, limit) => call('comparisons.list', { comparison, filter, offset, limit }),
    from,
    to,
  )
}
