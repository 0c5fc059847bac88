import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnnotatorId, OperationId, ProjectId } from '#shared/model/ids'
import { OpenProject } from './open-project'
import { fileError } from './storage/files'
import { createStore, openStore } from './storage/project-store'
import { MemoryFiles } from './storage/testing/memory-files'
import { seeded } from './storage/testing/sample-operations'
import { value } from './trial.test-support'

/* A project is closed while an undo is shown as done and waits for the disk. */

const by = 'ada' as AnnotatorId
const path = '/work/p.claimbench.json'
let files: MemoryFiles
let project: OpenProject
const surroundings = () => ({ now: () => new Date('2025-03-02T10:00:00.000Z'), random: seeded(3), files })
const retitle = (title: string) => project.perform({ kind: 'project.set', patch: { title } }, by)
const title = () => [...project.project.all('info')][0]?.title

beforeEach(async () => {
  files = new MemoryFiles()
  project = new OpenProject(value(await createStore(path, surroundings())), surroundings())
  const info = { id: 'project' as ProjectId, title: 'Trial', guidelines: '' }
  value(await project.perform({ kind: 'project.create', info }, by))
  value(await retitle('One'))
})
afterEach(async () => {
  await project.close()
})

async function openAgain(): Promise<void> {
  files.fault = () => undefined
  project = new OpenProject(value(await openStore(path, surroundings())), surroundings())
}

test('it is on the disk when the project is closed', async () => {
  const undone = project.undo(by)
  value(await project.close())
  value(await undone)
  await openAgain()
  expect(title()).toBe('Trial')
})

test('where it cannot be written, whoever closes the project is told, for the window is gone', async () => {
  files.fault = step => {
    if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
  }
  const undone = project.undo(by)
  const lost = project.book.title(project.book.entries.at(-1)?.operation.id as OperationId, project.project)
  expect(lost).toContain('One')
  expect(title()).toBe('Trial')
  expect(await project.close()).toMatchObject({
    ok: false,
    problem: { code: 'disk', message: expect.stringMatching(/The last change was not kept\./), lost: [lost] },
  })
  expect((await undone).ok).toBe(false)
  await openAgain()
  expect(title()).toBe('One')
})
