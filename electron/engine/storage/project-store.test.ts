import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IndexedProject } from '#shared/model/indexed-project'
import { tableNames } from '#shared/model/tables'
import type { OpenStore } from './open-store'
import { createStore, openStore, type StoreSurroundings } from './project-store'
import { carryOut, SampleWork, seeded } from './testing/sample-operations'

let folder: string
let path: string
let work: SampleWork
let surroundings: StoreSurroundings

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimbench-store-'))
  path = join(folder, 'p.claimbench.json')
  const random = seeded(1)
  work = new SampleWork(random)
  surroundings = { now: () => work.now(), random }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function opened(at = path): Promise<OpenStore> {
  const outcome = await openStore(at, surroundings)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}
async function created(): Promise<OpenStore> {
  const outcome = await createStore(path, surroundings)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}
/** Does `steps` more operations and waits for each to be on the disk. */
async function doing(store: OpenStore, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) {
    const step = work.next(store.project)
    const reply = await store.append(carryOut(store.project, work, step), step.texts)
    if (!reply.ok) throw new Error(reply.problem.message)
  }
}
const contents = (project: IndexedProject) =>
  Object.fromEntries(
    tableNames.map(table => [
      table,
      Object.fromEntries([...project.all(table)].map(record => [record.id, record])),
    ]),
  )
/** The folder as a crash would leave it at this moment. */
async function crashed(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'claimbench-crash-'))
  for (const name of await readdir(folder))
    if (!name.endsWith('.lock')) await copyFile(join(folder, name), join(copy, name))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  for (const name of await readdir(copy)) await copyFile(join(copy, name), join(folder, name))
  await rm(copy, { recursive: true })
  return folder
}

describe('a project that is closed and opened again', () => {
  test('is the same, and leaves nothing beside its file', async () => {
    const store = await created()
    await doing(store, 30)
    const before = contents(store.project)
    expect((await store.close()).ok).toBe(true)
    expect(await readdir(folder)).toEqual(['p.claimbench.json'])

    const again = await opened()
    expect(contents(again.project)).toEqual(before)
    expect(again.history).toHaveLength(30)
    expect(again.recovery).toEqual([])
    expect(again.readOnly).toBeNull()
    await again.close()
    expect(await readdir(folder)).toEqual(['p.claimbench.json'])
  })

  test('is written to the same bytes when nothing has changed', async () => {
    const store = await created()
    await doing(store, 5)
    await store.close()
    const before = await readFile(path)
    await (await opened()).close()
    expect(await readFile(path)).toEqual(before)
  })
})
