import { expect, test } from 'vitest'
import { done } from '#shared/api/problem'
import type { Patch } from '#shared/model/change'
import type { AnnotatorId, OperationId, ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Operation } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { newEntity } from '#shared/testing/scene'
import { OpenProject } from '../open-project'
import { value } from '../trial.test-support'
import { createStore } from './project-store'
import { MemoryFiles } from './testing/memory-files'
import { seeded } from './testing/sample-operations'
import { unwritable } from './unwritable'

const by = 'ada' as AnnotatorId
const at = '2025-03-02T10:00:00.000Z'
const path = '/work/p.claimbench.json'
const stamp = { by, at }
const stamped = (name: string) => ({ ...newEntity(name, name), created: stamp, changed: stamp })

async function founded() {
  const files = new MemoryFiles()
  const surroundings = { now: () => new Date(at), random: seeded(3), files }
  const project = new OpenProject(value(await createStore(path, surroundings)), surroundings)
  const operations = [
    {
      kind: 'project.create' as const,
      info: { id: 'project' as ProjectId, title: 'Trial', guidelines: '' },
    },
    { kind: 'annotator.add' as const, annotator: { id: by, name: 'Ada' } },
    { kind: 'entity.create' as const, entity: newEntity('port', 'Port') },
    { kind: 'entity.create' as const, entity: newEntity('army', 'Army') },
  ]
  value(await project.perform({ kind: 'batch', title: 'Created', operations }, by))
  return { files, project }
}

const broken: readonly (readonly [string, Patch])[] = [
  ['a record that comes back whole', { entities: { crew: { ...stamped('crew'), name: 7 } } }],
  ['a field of one that is there', { entities: { port: { name: 7 } } }],
  ['one that stands behind what is removed', { entities: { army: null, port: { note: null } } }],
]
const patching = (patch: Patch) => ({ kind: 'records.patch' as const, patch, title: 'Brought back' })

test.each(broken)('what could not be read again is neither written nor done: %s', async (_, patch) => {
  const { files, project } = await founded()
  const written = files.steps.length
  const before = [...project.project.all('entities')]
  expect(await project.restore(by, () => done({ body: patching(patch) }))).toMatchObject({
    ok: false,
    problem: { code: 'malformed', message: expect.stringMatching(/could not be written down: entities\//) },
  })
  expect([...project.project.all('entities')]).toEqual(before)
  expect(files.steps.slice(written).filter(step => /journal|json/.test(step))).toEqual([])
  expect(await project.close()).toMatchObject({ ok: true })
})

test.each(broken)('it is seen whether it has been done in the project or not: %s', async (_, patch) => {
  const { project } = await founded()
  const indexed = new IndexedProject(project.project.snapshot())
  const operation: Operation = { id: 'op-late' as OperationId, by, at, body: patching(patch) }
  const outcome = reduce(indexed, operation)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  const verdict = () =>
    unwritable({ operation, inverse: outcome.inverse }, undefined, indexed, path, undefined)?.message
  const ahead = verdict()
  indexed.apply(outcome.change)
  expect([ahead, verdict()]).toEqual([
    expect.stringMatching(/entities\//),
    expect.stringMatching(/entities\//),
  ])
  await project.close()
})
