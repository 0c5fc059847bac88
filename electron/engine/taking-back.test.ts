import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import type { AnnotatorId, ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { newEntity } from '#shared/testing/scene'
import { OpenProject } from './open-project'
import { fileError } from './storage/files'
import { createStore } from './storage/project-store'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { value } from './trial.test-support'

const by = 'ada' as AnnotatorId

test('an operation that touched much and cannot be written goes whole, and not record by record', async () => {
  const many = {
    kind: 'batch' as const,
    title: 'Many',
    operations: Array.from({ length: 2_500 }, (_, i) => ({
      kind: 'entity.create' as const,
      entity: newEntity(`entity-${i}`, `Name ${i}`),
    })),
  }
  const files = new MemoryFiles()
  const surroundings = { now: () => new Date('2025-03-02T10:00:00.000Z'), random: seeded(3), files }
  const path = '/work/p.claimbench.json'
  const project = new OpenProject(value(await createStore(path, surroundings)), surroundings)
  const info = { id: 'project' as ProjectId, title: 'Trial', guidelines: '' }
  const annotator = { id: by, name: 'Ada' }
  const operations = [
    { kind: 'project.create' as const, info },
    { kind: 'annotator.add' as const, annotator },
  ]
  value(await project.perform({ kind: 'batch', title: 'Created', operations }, by))
  const events: WorkbenchEvent[] = []
  project.listen(event => events.push(event))
  const { version } = project.project
  files.fault = step => {
    if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
  }
  const putBack = vi.spyOn(IndexedProject.prototype, 'putBack')
  expect(await project.perform(many, by)).toMatchObject({ ok: false, problem: { code: 'disk' } })
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
  value(await project.perform(many, by))
  expect(project.project.size('entities')).toBe(2_500)
  value(await project.close())
})
