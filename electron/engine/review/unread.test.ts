import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { unwaited } from '../making'
import { OpenProjects } from '../open-projects'
import { HistoryBook } from '../queries/history'
import { trialReaders, value } from '../trial.test-support'
import { unread } from '../unread.test-support'
import { machine } from '../workbench'
import { Review } from './review'
import { readTeammate } from './teammate-file'
import { note, ReviewTrial } from './testing/review-trial'

/* What a project and a teammate’s file have in common of their histories may hold a whole project: it is not read to review it. */

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await on.end()
})

test('a review reads what was done since the two were one, and nothing before it', async () => {
  await on.bo(note('Theirs'))
  value(await on.theirs.methods['project.save']({}))
  const common = value(await on.methods['workbench.start']({})).project?.revision ?? 0
  await on.ours(note('Ours'))
  value(await on.methods['project.close']({}))
  const open = value(await new OpenProjects(machine).open(on.trial.path))
  const file = value(await readTeammate(on.copy, machine))
  const { entries } = open.book
  const asLeft = entries.map((entry, at) =>
    at < common ? unread(entry, { outline: entry.operation }) : entry,
  )
  expect(common).toBeGreaterThan(2)
  vi.spyOn(open.book, 'entries', 'get').mockReturnValue(asLeft)
  const read = vi.spyOn(HistoryBook.prototype, 'read')
  const review = await Review.make('one', open, [file], trialReaders, unwaited)
  expect(read.mock.calls).toEqual([[undefined, common]])
  const { rows } = await review.now()
  expect(rows.map(({ unit }) => unit)).toMatchObject([
    { standing: 'conflict', mine: 'Ours', theirs: 'Theirs' },
  ])
  await open.close()
})
