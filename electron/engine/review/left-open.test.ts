import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ReviewDetail } from '#shared/api/review-views'
import { Trial, value } from '../trial.test-support'
import { everything } from './testing/review-trial'

test('what a merge left open still says who wanted what, and what both had before', async () => {
  const trial = await Trial.begin()
  const path = join(trial.folder, 'sample.claimbench.json')
  const theirs = join(trial.folder, 'theirs.claimbench.json')
  await copyFile('seeds/sample.claimbench.json', path)
  await copyFile('seeds/teammates/analyst-c.claimbench.json', theirs)
  const { methods } = trial
  value(await methods['settings.set']({ patch: { annotatorName: 'Reviewer' } }))
  value(await methods['project.open']({ path }))
  const conflicts = async () => {
    const { id: review } = value(await methods['review.open']({ task: 'hold', paths: [theirs] }))
    const { rows } = value(await methods['review.list']({ review, ...everything }))
    const details = new Map<string, ReviewDetail>()
    for (const { key, unit, standing } of rows)
      if (standing === 'conflict' || standing === 'later')
        details.set(unit, value(await methods['review.read']({ review, key })))
    return { review, details }
  }
  const before = await conflicts()
  value(await methods['review.finish']({ project: path, review: before.review, undecided: 'take' }))
  const after = await conflicts()

  expect(before.details.size).toBeGreaterThan(4)
  for (const [unit, detail] of after.details) {
    expect(detail.explanation, unit).not.toContain('The Kelm deployment')
    expect(detail.explanation, unit).not.toContain('that is gone')
    expect([detail.base.shown, detail.mine.shown, detail.theirs.shown], unit).not.toContain('yes')
    const first = before.details.get(unit)
    if (!first) continue
    expect(detail.base, unit).toEqual(first.base)
    if (first.made.theirs) expect(detail.made.theirs?.byName, unit).toBe(first.made.theirs.byName)
    if (first.made.mine) expect(detail.made.mine?.byName, unit).toBe(first.made.mine.byName)
  }
  await trial.end()
})
