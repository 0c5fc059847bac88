import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import type { ArticleId, ProjectId } from '#shared/model/ids'
import { testFolder } from '../test-folders.test-support'
import { emptyMemory, Memory, memorySchema, projectsWithPlace } from './memory'
import { SettingsFile } from './storage/settings-file'

let folder: string
beforeEach(() => {
  folder = testFolder('memory')
})

const open = async () =>
  new Memory(await SettingsFile.open(join(folder, 'settings.json'), memorySchema, emptyMemory), Math.random)
const placed = (name: string, path = `/work/${name}.claimbench.json`) => ({ id: name as ProjectId, path })
const project = placed('project-a')
const one = 'article-1' as ArticleId
const other = 'article-2' as ArticleId

test('the places that two windows keep in a project stand side by side', async () => {
  const memory = await open()
  await memory.setWorkspace(project, {
    reading: { [one]: { top: 10, furthest: 400 } },
    sizes: { a: [50, 50] },
  })
  await memory.setWorkspace(project, {
    reading: { [other]: { top: 7, furthest: 90 } },
    sizes: { b: [1, 99] },
  })
  expect(memory.workspace(project)).toMatchObject({
    reading: { [one]: { top: 10, furthest: 400 }, [other]: { top: 7, furthest: 90 } },
    sizes: { a: [50, 50], b: [1, 99] },
  })
})

test('how far an article has been read does not go back; where its top is does', async () => {
  const memory = await open()
  await memory.setWorkspace(project, { reading: { [one]: { top: 300, furthest: 400 } } })
  await memory.setWorkspace(project, { reading: { [one]: { top: 0, furthest: 100 } } })
  expect(memory.workspace(project)?.reading[one]).toEqual({ top: 0, furthest: 400 })
})

test('a pack or a copy, which has the id of its project, has a place of its own', async () => {
  const memory = await open()
  await memory.setWorkspace(project, { view: 'history' })
  expect(memory.workspace(placed('project-a', '/work/for-bo.claimbench.json'))).toBeUndefined()
  expect(memory.workspace(project)?.view).toBe('history')
})

test('the places in the projects that were last worked on are kept, and no others', async () => {
  const memory = await open()
  for (let at = 0; at <= projectsWithPlace; at++) {
    await memory.setWorkspace(placed(`project-${at}`), { view: 'claims' })
    await memory.setWorkspace(project, { view: 'history' })
  }
  const again = await open()
  expect(again.workspace(project)?.view).toBe('history')
  expect(again.workspace(placed(`project-${projectsWithPlace}`))?.view).toBe('claims')
  expect(again.workspace(placed('project-0'))).toBeUndefined()
})
