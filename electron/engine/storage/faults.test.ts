import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { fileError } from './files'
import type { Machine } from './machine'
import type { OpenStore } from './open-store'
import { createStore, openStore, type StoreSurroundings } from './project-store'
import { MemoryFiles } from './testing/memory-files'
import { carryOut, SampleWork, seeded } from './testing/sample-operations'

const path = '/desk/p.claimbench.json'
const me = { host: 'desk', user: 'analyst', pid: 1, boot: 'b', started: '1' }
const machine: Machine = { self: async () => me, state: async () => 'ended', wait: async () => undefined }

let disk: MemoryFiles
let work: SampleWork
let surroundings: StoreSurroundings
let store: OpenStore

beforeEach(async () => {
  disk = new MemoryFiles()
  const random = seeded(7)
  work = new SampleWork(random)
  surroundings = { now: () => work.now(), random, files: disk, machine }
  const created = await createStore(path, surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  store = created.value
  for (let i = 0; i < 6; i++) expect(await one()).toMatchObject({ ok: true })
})

/** One operation, taken back where it is refused, as the engine does. */
async function one() {
  const step = work.next(store.project, 1)
  const entry = carryOut(store, work, step)
  const reply = await store.append(entry, step.texts)
  if (!reply.ok) carryOut(store, work, { body: { kind: 'records.patch', patch: entry.inverse } })
  return reply
}

/** What opens when the machine is started again at this moment. */
async function afterwards(): Promise<OpenStore> {
  const outcome = await openStore(path, { ...surroundings, files: disk.afterPowerCut('loses all') })
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}

test('a project’s first file goes with the operation that it was written for, where its folder cannot be flushed', async () => {
  await store.close()
  await disk.remove(path)
  const created = await createStore(path, surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  store = created.value
  let before = ''
  disk.fault = step => {
    const failing = step === 'sync folder' && /^rename .*json$/.test(before)
    before = step
    if (!failing) return
    disk.fault = () => undefined
    throw fileError('EIO')
  }
  expect(await one()).toMatchObject({ ok: false, problem: { code: 'disk' } })
  expect(disk.paths()).not.toContain(path)
  expect(disk.afterPowerCut('loses all').paths()).not.toContain(path)
  await nextTurn()
  expect(await one()).toMatchObject({ ok: true, value: { revision: 1 } })
  expect((await afterwards()).revision).toBe(1)
})

describe('a full disk', () => {
  test('refuses the operation, leaves nothing of it behind, and takes the next when there is room', async () => {
    disk.capacity = disk.used() + 100
    expect(await one()).toMatchObject({
      ok: false,
      problem: { code: 'disk', message: expect.stringMatching(/disk is full/) },
    })
    expect((await afterwards()).revision).toBe(6)
    disk.capacity = Number.POSITIVE_INFINITY
    expect(await one()).toMatchObject({ ok: true, value: { revision: 7 } })
    expect((await afterwards()).revision).toBe(7)
  })

  test.each([0, 1, 50, 400, 1_000, 2_000, 4_000])(
    '%i bytes short of what a fold needs: the old file is as it was, nothing half-written is left',
    async short => {
      await store.fold()
      expect(await one()).toMatchObject({ ok: true })
      const before = disk.read(path)
      disk.capacity = disk.used() + before.length - short
      const names = await disk.list('/desk')
      const folded = await store.fold()
      if (!folded.ok) {
        expect(folded.problem).toMatchObject({ code: 'disk', file: path })
        expect(disk.read(path)).toEqual(before)
      }
      expect(await disk.list('/desk')).toEqual(names)
      disk.capacity = Number.POSITIVE_INFINITY
      expect(await store.fold()).toMatchObject({ ok: true })
      expect(await store.close()).toMatchObject({ ok: true })
      expect((await afterwards()).revision).toBe(7)
    },
  )

  test('a fold for whose journal there is no room says that the project file was written; closing needs no journal', async () => {
    expect(await one()).toMatchObject({ ok: true })
    disk.fault = what => {
      if (/create \.p\.claimbench\.journal/.test(what)) throw fileError('ENOSPC')
    }
    expect(await store.fold()).toMatchObject({
      ok: false,
      problem: { code: 'disk', message: expect.stringMatching(/project file itself was written/) },
    })
    expect((await afterwards()).revision).toBe(7)
    expect(await one()).toMatchObject({ ok: true })
    expect(await store.close()).toMatchObject({ ok: true })
    expect(await disk.list('/desk')).toEqual(['p.claimbench.json'])
    disk.fault = () => undefined
    expect((await afterwards()).revision).toBe(8)
  })

  test('operations that were waiting are refused together, and none of them comes back', async () => {
    disk.capacity = disk.used() + 100
    const entries = [0, 1, 2].map(() => {
      const step = work.next(store.project, 1)
      const entry = carryOut(store, work, step)
      return { entry, reply: store.append(entry, step.texts) }
    })
    for (const { reply } of entries)
      expect(await reply).toMatchObject({ ok: false, problem: { code: 'disk' } })
    for (const { entry } of entries.reverse())
      carryOut(store, work, { body: { kind: 'records.patch', patch: entry.inverse } })
    expect(store.revision).toBe(6)
    disk.capacity = Number.POSITIVE_INFINITY
    // Refused up to the end of the turn, in which the engine takes back what was built on them.
    await nextTurn()
    expect(await one()).toMatchObject({ ok: true, value: { revision: 7 } })
    await store.close()
    expect((await afterwards()).revision).toBe(7)
  })
})

test('of a new project whose first write fails, what waited behind it is refused with it, and what comes then is kept', async () => {
  const fresh = '/desk/fresh.claimbench.json'
  const created = await createStore(fresh, surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  store = created.value
  let failures = 1
  disk.fault = step => {
    if (step.startsWith('sync .fresh') && failures-- > 0) throw fileError('EIO')
  }
  const entries = [0, 1].map(() => {
    const step = work.next(store.project, 1)
    const entry = carryOut(store, work, step)
    return { entry, reply: store.append(entry, step.texts) }
  })
  for (const { reply } of entries) expect(await reply).toMatchObject({ ok: false, problem: { code: 'disk' } })
  for (const { entry } of entries.reverse())
    carryOut(store, work, { body: { kind: 'records.patch', patch: entry.inverse } })
  expect(store.revision).toBe(0)
  await nextTurn()
  expect(await one()).toMatchObject({ ok: true, value: { revision: 1 } })
  const again = await openStore(fresh, { ...surroundings, files: disk.afterPowerCut('loses all') })
  expect(again.ok && again.value.revision).toBe(1)
})

test('what comes while a new project is written for the first time is kept, in its order', async () => {
  const fresh = '/desk/fresh.claimbench.json'
  const created = await createStore(fresh, surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  store = created.value
  const replies: Promise<unknown>[] = []
  disk.fault = step => {
    // More at each step of the first write, and each in a turn of its own.
    if (step.includes('fresh.claimbench.json') && replies.length < 4) replies.push(one())
  }
  const first = await one()
  expect([first, ...(await Promise.all(replies))]).toMatchObject(
    [1, 2, 3, 4, 5].map(revision => ({ ok: true, value: { revision } })),
  )
  const again = await openStore(fresh, { ...surroundings, files: disk.afterPowerCut('loses all') })
  expect(again.ok && again.value.revision).toBe(5)
})

test('a disk that takes a few bytes at a time gets all of them', async () => {
  disk.writesAtMost = 13
  expect(await one()).toMatchObject({ ok: true })
  expect(await store.close()).toMatchObject({ ok: true })
  expect((await afterwards()).revision).toBe(7)
})

test('after a flush that failed nothing more goes into that journal: the project is written anew, then work goes on', async () => {
  disk.fault = step => {
    if (step.startsWith('sync .p.claimbench.journal')) throw fileError('EIO')
  }
  expect(await one()).toMatchObject({ ok: false, problem: { code: 'disk' } })
  disk.fault = () => undefined
  expect(await store.fold()).toMatchObject({ ok: true })
  expect(await one()).toMatchObject({ ok: true, value: { revision: 7 } })
  expect((await afterwards()).revision).toBe(7)
})

test('a fold whose folder could not be flushed is no other program’s doing: the next one goes through', async () => {
  disk.fault = step => {
    if (step === 'sync folder') throw fileError('EIO')
  }
  expect(await store.fold()).toMatchObject({ ok: false, problem: { code: 'disk' } })
  disk.fault = () => undefined
  expect(await one()).toMatchObject({ ok: true })
  expect(await store.fold()).toMatchObject({ ok: true })
  expect(store.readOnly).toBeNull()
  expect(await store.close()).toMatchObject({ ok: true })
  expect((await afterwards()).revision).toBe(7)
})

test('a journal that another program removes is not written to: the project is written anew, then work goes on', async () => {
  await disk.remove('/desk/p.claimbench.journal')
  expect(await one()).toMatchObject({
    ok: false,
    problem: { code: 'disk', message: expect.stringMatching(/removed by another/) },
  })
  expect(await store.fold()).toMatchObject({ ok: true })
  expect(await one()).toMatchObject({ ok: true })
  expect((await afterwards()).revision).toBe(7)
})

test('a folder that cannot be written to: the project opens for reading, with the reason', async () => {
  await store.close()
  disk.fault = step => {
    if (step.startsWith('create')) throw fileError('EROFS')
  }
  const outcome = await openStore(path, surroundings)
  expect(outcome.ok && outcome.value.readOnly).toMatch(/cannot be written to/)
})

test('a fold never writes what is then refused', async () => {
  const folding = store.fold()
  const step = work.next(store.project, 1)
  const entry = carryOut(store, work, step)
  // In the picture, for it is applied in the same turn; and then the disk has no room for its line.
  disk.fault = what => {
    if (what.startsWith('write .p.claimbench.journal')) throw fileError('ENOSPC')
  }
  const reply = await store.append(entry, step.texts)
  disk.fault = () => undefined
  expect(reply.ok).toBe(false)
  expect((await folding).ok).toBe(false)
  expect((await afterwards()).history.map(({ operation }) => operation.id)).not.toContain(entry.operation.id)
})
