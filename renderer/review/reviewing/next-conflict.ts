import { done, type Reply } from '#shared/api/problem'
import type { ReviewHead, ReviewRow } from '#shared/api/review-views'
import { call } from '../../store'
import { leftOff, readBetween, unlessItFails } from '../../store/rows-between'
import { say } from '../../widgets'
import { decisionUnderWay } from './deciding'
import { review } from './review'

/** Reads the filtered list. */
export const pagesOf = ({ id }: Pick<ReviewHead, 'id'>) => {
  const { filter } = review.use.getState()
  return (offset: number, limit: number, task: string) =>
    call('review.list', { review: id, filter, offset, limit, task })
}

/** Goes to the conflict after the row that is picked, or to the first, once what is being decided has been. */
export async function toConflict(): Promise<void> {
  await decisionUnderWay()
  const go = await unlessItFails('Looking for the next conflict', nextConflict)
  go?.()
}

const nowhere = () => undefined

/** Looks for it, and answers with going there. */
async function nextConflict(task: string, givenUp: AbortSignal): Promise<Reply<() => void>> {
  const problem = await review.follow({ ask: ask => ask(task, givenUp) })
  if (problem || givenUp.aborted) return leftOff
  const { head, filter, at } = review.use.getState()
  if (!head) return done(nowhere)
  const { summary, progress } = head
  const last = filter.sort === 'conflicts' ? progress.conflicts : summary.total - 1
  const pages = pagesOf(head)
  const read = (offset: number, limit: number) => pages(offset, limit, task)
  const found = progress.conflicts > 0 ? await readBetween(read, 0, last, givenUp) : done([])
  if (!found.ok) return found
  const rows = found.value
  const here = rows.findIndex(({ key }) => key === at.key)
  const isConflict = ({ standing }: ReviewRow) => standing === 'conflict'
  const after = rows.findIndex((row, index) => index > here && isConflict(row))
  const index = after < 0 ? rows.findIndex(isConflict) : after
  if (index >= 0) return done(() => review.set({ at: { key: rows[index]?.key ?? null, index } }))
  return done(() =>
    say(progress.conflicts > 0 ? 'The filters leave no conflict in the list.' : 'No conflict is left.'),
  )
}
