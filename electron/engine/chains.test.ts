import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import { hashOfOperation } from '#shared/provenance/heads'
import { OpenProject } from './open-project'
import { fileError } from './storage/files'
import { outsideEdits } from './storage/outside-edits'
import { createStore, type OpenStore, openStore } from './storage/project-store'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { sha256 } from './storage/text-hash'
import { value } from './trial.test-support'

/* The chain of each author's operations, as the engine makes it. */

const [ada, bo] = ['ada', 'bo'] as [AnnotatorId, AnnotatorId]
const random = seeded(3)
const path = '/work/p.claimbench.json'
let files: MemoryFiles
let store: OpenStore
let project: OpenProject
const surroundings = () => ({ now: () => new Date('2025-03-02T10:00:00.000Z'), random, files })

beforeEach(async () => {
  files = new MemoryFiles()
  store = value(await createStore(path, surroundings()))
  project = new OpenProject(store, surroundings())
  const info = { id: 'project' as ProjectId, title: 'Trial', guidelines: '' }
  const operations = [
    { kind: 'project.create', info } as const,
    { kind: 'annotator.add', annotator: { id: ada, name: 'Ada' } } as const,
  ]
  value(await project.perform({ kind: 'batch', title: 'Created', operations }, ada))
  value(await project.perform({ kind: 'annotator.add', annotator: { id: bo, name: 'Bo' } }, bo))
})
afterEach(async () => {
  files.fault = () => undefined
  await project.close()
})

const retitle = (title: string, by: AnnotatorId) =>
  project.perform({ kind: 'project.set', patch: { title } }, by)
const sound = async () => expect(await outsideEdits(store.account())).toEqual([])

test('each operation follows the one before it by the same author', async () => {
  value(await retitle('One', ada))
  value(await retitle('Two', bo))
  value(await project.undo(ada))
  value(await project.redo(bo))
  const operations = store.history.map(({ operation }) => operation)
  for (const by of [ada, bo]) {
    const theirs = operations.filter(operation => operation.by === by)
    expect(theirs).toHaveLength(3)
    for (const [i, { prev }] of theirs.entries()) {
      const before = theirs[i - 1]
      expect(prev).toBe(before && hashOfOperation(before, sha256))
    }
  }
  await sound()
})

test('what could not be written is in no chain, whoever did it, and the next follows what stands', async () => {
  value(await retitle('One', bo))
  const before = store.account().heads
  files.fault = step => {
    if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
  }
  const replies = await Promise.all([
    retitle('Two', ada),
    retitle('Three', bo),
    project.undo(ada),
    retitle('Four', bo),
  ])
  expect(replies.map(reply => reply.ok)).toEqual([false, false, false, false])
  files.fault = () => undefined
  // What comes in the very turn of a failure is refused with it.
  await nextTurn()
  expect(store.account().heads).toEqual(before)
  value(await retitle('Five', ada))
  value(await retitle('Six', bo))
  await sound()
})

test('chains go on over a closing, a crash and another opening', async () => {
  value(await retitle('One', ada))
  await project.close()
  for (const crash of [true, false]) {
    store = await reopened()
    project = new OpenProject(store, surroundings())
    value(await retitle(`Again ${crash}`, bo))
    value(await retitle(`And again ${crash}`, ada))
    if (!crash) break
    const left = files.afterPowerCut('loses all')
    await project.close()
    files = left
  }
  await project.close()
  store = await reopened()
  await sound()
  await store.close()
})

async function reopened(): Promise<OpenStore> {
  const outcome = await openStore(path, surroundings(), { takeOver: true })
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}
