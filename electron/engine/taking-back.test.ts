import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Performed } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import type { Reply } from '#shared/api/problem'
import type { AnnotatorId, EntityId, ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { RequestedBody } from '#shared/operations/operation'
import { newEntity } from '#shared/testing/scene'
import { unwaited } from './making'
import { OpenProject } from './open-project'
import { fileError } from './storage/files'
import { createStore } from './storage/project-store'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { value } from './trial.test-support'

const by = 'ada' as AnnotatorId

const path = '/work/p.claimbench.json'
let files: MemoryFiles
let project: OpenProject

beforeEach(async () => {
  files = new MemoryFiles()
  const surroundings = { now: () => new Date('2025-03-02T10:00:00.000Z'), random: seeded(3), files }
  project = new OpenProject(value(await createStore(path, surroundings)), surroundings)
  const info = { id: 'project' as ProjectId, title: 'Trial', guidelines: '' }
  const annotator = { id: by, name: 'Ada' }
  const operations = [
    { kind: 'project.create' as const, info },
    { kind: 'annotator.add' as const, annotator },
  ]
  value(await project.perform({ kind: 'batch', title: 'Created', operations }, by))
})

const many = (what: string) => ({
  kind: 'batch' as const,
  title: 'Many',
  operations: Array.from({ length: 2_500 }, (_, i) => ({
    kind: 'entity.create' as const,
    entity: newEntity(`${what}-${i}`, `${what} ${i}`),
  })),
})
const entities = () => [...project.project.all('entities')].map(({ name }) => name)

/** Nothing more can be put on the disk. */
function fillUp() {
  files.fault = step => {
    if (/^(write|create) .*journal/.test(step)) throw fileError('ENOSPC')
  }
}

test('an operation that touched much and cannot be written goes whole, and not record by record', async () => {
  const events: WorkbenchEvent[] = []
  project.listen(event => events.push(event))
  const { version } = project.project
  fillUp()
  const putBack = vi.spyOn(IndexedProject.prototype, 'putBack')
  expect(await project.perform(many('entity'), by)).toMatchObject({ ok: false, problem: { code: 'disk' } })
  expect(putBack.mock.results.map(({ value: done }) => done)).toEqual([true])
  putBack.mockRestore()
  expect([project.project.size('entities'), project.project.version]).toEqual([0, version + 2])
  const told = events.filter(event => event.type === 'changed')
  expect(told.map(event => [event.counts.entities, event.told.anew])).toEqual([
    [2_500, true],
    [0, true],
  ])
  files.fault = () => undefined
  await nextTurn()
  value(await project.perform(many('entity'), by))
  expect(project.project.size('entities')).toBe(2_500)
  value(await project.close())
})

test('so does one that others have been built on, and each of those that touched much', async () => {
  value(await project.perform({ kind: 'entity.create', entity: newEntity('first', 'First') }, by))
  // The disk takes nothing until all three have been made.
  let goOn = () => {}
  const allMade = new Promise<void>(resolve => {
    goOn = resolve
  })
  const facts = files.facts.bind(files)
  vi.spyOn(files, 'facts').mockImplementation(async place => {
    await allMade
    return facts(place)
  })
  fillUp()
  const made: Promise<Reply<Performed>>[] = []
  const make = (body: RequestedBody) =>
    new Promise<void>(applied => {
      made.push(project.perform(body, by, { waiting: { ...unwaited, applied } }))
    })
  await make(many('one'))
  await make({ kind: 'entity.set', id: 'first' as EntityId, patch: { name: 'Renamed' } })
  await make(many('two'))
  expect([entities()[0], entities().length]).toEqual(['Renamed', 5_001])

  const putBack = vi.spyOn(IndexedProject.prototype, 'putBack')
  goOn()
  expect((await Promise.all(made)).map(({ ok }) => ok)).toEqual([false, false, false])
  expect(putBack.mock.results.map(({ value: done }) => done)).toEqual([true, true])
  putBack.mockRestore()
  expect(entities()).toEqual(['First'])
  files.fault = () => undefined
  await nextTurn()
  await make({ kind: 'entity.set', id: 'first' as EntityId, patch: { name: 'Renamed again' } })
  value((await made.at(-1)) as Reply<Performed>)
  value(await project.close())
})
