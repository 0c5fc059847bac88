import { done, type Reply } from '#shared/api/problem'
import type { Alike, CameAlong, ReviewHead, ReviewRow } from '#shared/api/review-views'
import { call } from '../../store'
import { leftOff, readBetween, unlessItFails } from '../../store/rows-between'
import { allReviewed } from './review'

/** What is left of one kind, as far as it is named, and what taking it would bring along. */
export interface OfKind {
  readonly alike: Alike
  readonly rows: readonly ReviewRow[]
  readonly cameAlong: readonly CameAlong[]
}

/** Beyond this many the list does not name them: the count does. */
const most = 2_000

/** Null where it was given up, or could not be read, which is said: then there is nothing to be asked about. */
export const ofKind = (head: Pick<ReviewHead, 'id'>, row: ReviewRow): Promise<OfKind | null> =>
  unlessItFails('Looking for all of this kind', (task, givenUp) => readKind(head.id, row, task, givenUp))

async function readKind(
  review: string,
  row: ReviewRow,
  task: string,
  givenUp: AbortSignal,
): Promise<Reply<OfKind>> {
  const found = await call('review.alike', { review, key: row.key, task })
  if (!found.ok) return found
  if (givenUp.aborted) return leftOff
  const alike = found.value
  const filter = {
    ...allReviewed,
    standings: ['theirs' as const],
    tables: [row.table],
    kinds: [row.kind],
    files: [row.file],
    sort: 'place' as const,
  }
  const read = (offset: number, limit: number) => call('review.list', { review, filter, offset, limit, task })
  const [candidates, preview] = await Promise.all([
    readBetween(read, 0, most - 1, givenUp),
    alike.keys.length === 0
      ? done({ cameAlong: [] })
      : call('review.preview', { review, keys: [...alike.keys], verdict: 'theirs', task }),
  ])
  if (!candidates.ok) return candidates
  if (!preview.ok) return preview
  const keys = new Set(alike.keys)
  const rows = candidates.value.filter(({ key }) => keys.has(key))
  return done({ alike, rows, cameAlong: preview.value.cameAlong })
}
