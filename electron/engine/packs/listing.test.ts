import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { EntityId } from '#shared/model/ids'
import { newEntity } from '#shared/testing/scene'
import { Trial, value } from '../trial.test-support'

/* What was handed out is found in the whole history, which is read in steps and can be given up. */

const many = 60

let trial: Trial
beforeEach(async () => {
  trial = await Trial.begin()
  await trial.projectWithArticle()
  for (let at = 0; at < many; at++) {
    const entity = newEntity(`entity-${at}` as EntityId, `Ministry ${at}`)
    const body = { kind: 'entity.create' as const, entity }
    value(await trial.methods['project.perform']({ project: trial.path, body }))
  }
  trial.events = []
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await trial.end()
})

test('given up while the history is read there is no answer, and asked again there is', async () => {
  let told = 0
  trial.session.listen(event => {
    if (event.type !== 'progress' || event.task !== 'out') return
    told = event.done
    if (event.done > 0.4) void trial.methods['tasks.cancel']({ task: 'out' })
  })
  const givenUp = await trial.methods['packs.list']({ task: 'out' })
  expect(givenUp).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([told > 0.4, told < 0.6]).toEqual([true, true])
  expect(value(await trial.methods['packs.list']({ task: 'again' }))).toEqual({ out: [], is: null })
})
