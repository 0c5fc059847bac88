import { afterEach, expect, test, vi } from 'vitest'
import { nothingYet } from '#shared/merge/past-state'
import type { AnnotatorId, EntityId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { newEntity } from '#shared/testing/scene'
import { trialReaders } from '../trial.test-support'
import { HeldFile } from './held-file'

const many = 10_000

afterEach(() => vi.restoreAllMocks())

test('which records may not agree is noted in steps that others can come between', async () => {
  const ids = Array.from({ length: many }, (_, at) => `entity-${at}` as EntityId)
  const made = { created: { by: 'ada' as AnnotatorId, at: '2025-06-01T12:00:00.000Z' }, changed: null }
  const entities = new Map(ids.map(id => [id, { ...newEntity(id, `Ministry ${id}`), ...made }]))
  const mine = new IndexedProject({ ...emptyProject(), entities })
  const theirs = new IndexedProject(emptyProject())
  const file = { path: '', fileName: '', title: '', project: theirs, history: [], notes: [] }
  const { signal } = new AbortController()
  const then = mine
  const work = HeldFile.hold({ project: mine, history: [], then }, file, {
    ...{ base: nothingYet, readers: trialReaders, signal },
  })
  let [since, most, all] = [0, 0, 0]
  const { add } = Set.prototype
  vi.spyOn(Set.prototype, 'add').mockImplementation(function (this: Set<unknown>, value) {
    if (typeof value === 'string' && value.startsWith('entity-')) [since, all] = [since + 1, all + 1]
    return add.call(this, value)
  })
  for (let step = await work.next(); !step.done; step = await work.next()) {
    most = Math.max(most, since)
    since = 0
  }
  most = Math.max(most, since)
  expect(all).toBeGreaterThanOrEqual(many)
  expect(most).toBeLessThan(many / 4)
})
