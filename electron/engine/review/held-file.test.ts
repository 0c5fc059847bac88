import { expect, test, vi } from 'vitest'
import { nothingYet } from '#shared/merge/past-state'
import type * as ThreeWay from '#shared/merge/three-way'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { trialReaders } from '../trial.test-support'
import { HeldFile } from './held-file'

const many = 100_000

// Two versions that disagree about many claims, which is known in one step.
vi.mock('#shared/merge/three-way', async original => ({
  ...(await original<typeof ThreeWay>()),
  *threeWay() {
    return new Map(Array.from({ length: many }, (_, at) => [`claims/claim-${at}`, {}]))
  },
}))

test('which records may not agree is noted in steps that others can come between', async () => {
  const project = new IndexedProject(emptyProject())
  const then = project
  const file = { path: '', fileName: '', title: '', project, history: [], notes: [] }
  const { signal } = new AbortController()
  const manner = { base: nothingYet, readers: trialReaders, signal }
  const work = HeldFile.hold({ project, history: [], then }, file, manner)
  let between = 0
  while (!(await work.next()).done) between++
  expect(between).toBeGreaterThan(many / 2_000)
})
