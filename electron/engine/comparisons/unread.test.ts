import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { briefOf } from '#shared/operations/history'
import { unwaited } from '../making'
import { HistoryBook } from '../queries/history'
import { SnapshotSession } from '../snapshots/testing/snapshot-session'
import { value } from '../trial.test-support'
import { unread } from '../unread.test-support'
import { Comparison } from './comparison'
import { stateOfSnapshot } from './earlier-state'

/* What two states have in common of their histories may hold a whole project: it is not read to compare them. */

let session: SnapshotSession
beforeEach(async () => {
  session = await SnapshotSession.begin(37)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await session.project.close()
})

test('a comparison reads what was done since the two were one, and nothing before it', async () => {
  await session.marked(3)
  const { id } = value(await session.project.snapshots.take({ kind: 'time' }))
  const earlier = value(await stateOfSnapshot(session.project, id))
  const common = session.project.revision
  await session.mark(20)
  const { entries } = session.project.book
  const asLeft = entries.map((entry, at) => (at < common ? unread(entry) : entry))
  vi.spyOn(session.project.book, 'entries', 'get').mockReturnValue(asLeft)
  const read = vi.spyOn(HistoryBook.prototype, 'read')
  const comparison = value(await Comparison.make('c', session.project, earlier, unwaited))
  expect(read.mock.calls).toEqual([[undefined, common]])
  const made = (await comparison.all()).map(difference => comparison.madeBy(difference))
  expect(made.length).toBeGreaterThan(0)
  expect(made).not.toContain(null)
})

test('a history is read from where it is asked for on', async () => {
  const asked: number[] = []
  const { entries } = session.project.book
  const watched = entries.map((entry, at) => ({
    brief: briefOf(entry),
    get operation() {
      asked.push(at)
      return entry.operation
    },
    inverse: entry.inverse,
  }))
  expect(entries.length).toBeGreaterThan(2)
  const book = new HistoryBook(watched)
  asked.length = 0
  await book.read(undefined, 2)
  expect([...new Set(asked)]).toEqual(entries.slice(2).map((_, at) => at + 2))
})
