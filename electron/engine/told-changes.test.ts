import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { everything } from './review/testing/review-trial'
import { Trial, value } from './trial.test-support'
import { allCases } from './two-windows.test-support'

/* What crosses to the windows when much is done at once. */

let trial: Trial
let path: string
beforeEach(async () => {
  trial = await Trial.begin()
  path = join(trial.folder, 'sample.claimbench.json')
  await copyFile('seeds/sample.claimbench.json', path)
  value(await trial.methods['settings.set']({ patch: { annotatorName: 'Reviewer' } }))
  value(await trial.methods['project.open']({ path }))
  trial.events = []
})
afterEach(() => trial.end())

const told = () => trial.events.flatMap(event => (event.type === 'changed' ? [event.told] : []))

test('the windows hear that a review’s questions were decided, and not each decision', async () => {
  const theirs = join(trial.folder, 'theirs.claimbench.json')
  await copyFile('seeds/teammates/analyst-c.claimbench.json', theirs)
  const { id: review } = value(await trial.methods['review.open']({ task: 'hold', paths: [theirs] }))
  const { rows } = value(await trial.methods['review.list']({ review, ...everything }))
  const keys = rows.map(({ key }) => key)
  value(
    await trial.methods['review.decide']({ project: path, review, keys, verdict: 'theirs', reason: 'So' }),
  )
  expect(keys.length).toBeGreaterThan(20)
  expect(told().length).toBeGreaterThan(0)
  expect(told().flatMap(({ now }) => Object.keys(now))).not.toContain('decisions')
  const after = value(await trial.methods['review.list']({ review, ...everything })).rows
  expect(after.every(({ standing }) => standing === 'decided')).toBe(true)
})

test('the windows hear that cases were settled, and not each adjudication', async () => {
  const { annotators } = value(await trial.methods['agreement.sides']({}))
  const compared = { annotators: annotators.map(({ id }) => id), articles: [], atLeast: 0 }
  const cases = { compared, filter: allCases, offset: 0, limit: 100 }
  const { rows } = value(await trial.methods['agreement.cases'](cases))
  const keys = rows.map(({ key }) => key)
  value(
    await trial.methods['adjudication.settle']({
      ...{ project: path, compared, keys, ruling: { kind: 'none' }, reason: 'So' },
    }),
  )
  const { decided } = value(await trial.methods['adjudication.progress']({ compared }))
  expect(decided).toBe(keys.length)
  expect(decided).toBeGreaterThan(1)
  expect(told().length).toBeGreaterThan(0)
  expect(told().flatMap(({ now }) => Object.keys(now))).not.toContain('adjudications')
})
