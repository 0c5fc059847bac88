import { lstat, readFile, rename, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Files } from './files'
import type { OpenStore } from './open-store'
import { openStore } from './project-store'
import { realFiles } from './real-files'
import { Workplace } from './testing/workplace'

let at: Workplace
beforeEach(async () => {
  at = await Workplace.set()
})
afterEach(async () => {
  vi.useRealTimers()
  await at.clear()
})

describe('one writer', () => {
  test('the second to open reads, hears why, and sees what has been acknowledged', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 4)
    const reader = await at.open()
    expect(reader.readOnly).toMatch(/is open in another window on this computer/)
    expect(reader.readOnlyCause).toBe('held')
    expect(reader.revision).toBe(9)
    expect(reader.recovery).toEqual([])
    const reply = await at.one(reader)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(await reader.fold()).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    await reader.close()
    await at.doing(store, 1)
    await store.close()
  })

  test('a fold between the two files that a reader reads is no reason to read them again', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 4)
    const opened: string[] = []
    const files: Files = {
      ...realFiles,
      async open(path, how, mode) {
        if (path === at.path && how === 'read') {
          opened.push(path)
          await store.fold()
          await at.doing(store, 3)
        }
        return realFiles.open(path, how, mode)
      },
    }
    at.surroundings = { ...at.surroundings, files }
    const reader = await at.open()
    // Once for how it starts, and once whole.
    expect(opened).toHaveLength(2)
    expect(reader.recovery).toEqual([])
    expect(reader.revision).toBeGreaterThanOrEqual(9)
    await reader.close()
    await store.close()
  })

  test.each(['is told of it by the file system', 'looks for itself'])(
    'an idle writer whose project is taken over learns of it: it %s',
    async how => {
      if (how === 'looks for itself') {
        const { watch: _, ...withoutNews } = realFiles
        at.surroundings = { ...at.surroundings, files: withoutNews }
      } else {
        // Then it never looks.
        vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
      }
      const first = await at.create()
      await at.doing(first, 2)
      const told = new Promise<string>(resolve => first.onReadOnly(resolve))
      const second = await at.open(at.path, { takeOver: true })
      expect(await told).toMatch(/taken over/)
      expect(first.readOnly).toMatch(/taken over/)
      await first.close()
      await at.doing(second, 1)
      await second.close()
    },
  )

  test('who has it is named as an annotator, by the reader and by the one who loses it', async () => {
    const first = await at.create()
    await at.doing(first, 1)
    await first.close()
    const writer = await at.open(at.path, { annotator: 'Mara Lind' })
    const reader = await at.open()
    expect(reader.readOnly).toMatch(/in another window on this computer: Mara Lind is working on it/)
    await reader.close()
    const told = new Promise<string>(resolve => writer.onReadOnly(resolve))
    const second = await at.open(at.path, { takeOver: true, annotator: 'Teo' })
    expect(await told).toMatch(/taken over by Teo in another window on this computer, so nothing more/)
    expect(writer.readOnlyCause).toBe('held')
    await writer.close()
    await second.close()
  })

  test('whoever comes to be known as the author of changes is named from then on', async () => {
    const store = await at.create()
    await at.doing(store, 6)
    const names = [...store.project.all('annotators')].map(({ name }) => name)
    await expect
      .poll(async () => JSON.parse(await readFile(at.beside('.lock'), 'utf8')).annotator)
      .toSatisfy((name: string) => names.includes(name))
    await store.close()
  })

  test('one who finds that another computer has taken it says which, and who', async () => {
    const store = await at.create()
    await at.doing(store, 1)
    const lock = JSON.parse(await readFile(at.beside('.lock'), 'utf8'))
    const told = new Promise<string>(resolve => store.onReadOnly(resolve))
    const elsewhere = join(at.folder, 'theirs')
    await writeFile(
      elsewhere,
      JSON.stringify({ ...lock, nonce: 'lock-theirs', host: 'harbour', annotator: 'Ada' }),
    )
    await rename(elsewhere, at.beside('.lock'))
    expect(await told).toMatch(/taken over by Ada on harbour, so nothing more is written here/)
    await store.close()
  })

  test('through a symbolic link it is the same project, and the link stays a link', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    const link = join(at.folder, 'elsewhere.claimbench.json')
    await symlink(at.path, link)
    const through = await at.open(link)
    expect(through.readOnly).not.toBeNull()
    await through.close()
    await store.close()
    const writer = await at.open(link)
    await at.doing(writer, 1)
    await writer.close()
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect((await at.open()).revision).toBe(6)
  })

  test('a writer whose project is taken over writes nothing more, is told, and loses nothing acknowledged', async () => {
    const first = await at.create()
    await at.doing(first, 6)
    const told: string[] = []
    first.onReadOnly(reason => told.push(reason))
    const second = await at.open(at.path, { takeOver: true })
    expect(second.revision).toBe(6)
    await at.doing(second, 2)

    const reply = await at.one(first)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(first.readOnly).toMatch(/taken over/)
    expect(told).toHaveLength(1)
    expect((await first.fold()).ok).toBe(false)
    await first.close()

    await at.doing(second, 2)
    await second.close()
    expect((await at.open()).revision).toBe(10)
  })

  test.each(['.json', '.journal'])(
    'a writer stopped between its last look at the lock and its rename to %s finds nothing to rename',
    async ending => {
      const seconds: OpenStore[] = []
      let stopped = false
      const whileStopped = async () => {
        stopped = false
        at.surroundings = { ...at.surroundings, files: realFiles }
        const second = await at.open(at.path, { takeOver: true })
        await at.doing(second, 3)
        seconds.push(second)
      }
      const files: Files = {
        ...realFiles,
        async rename(from, to) {
          if (stopped && to === at.beside(ending)) await whileStopped()
          await realFiles.rename(from, to)
        },
      }
      at.surroundings = { ...at.surroundings, files }
      const first = await at.create()
      await at.doing(first, 6)
      stopped = true
      expect(await first.fold()).toMatchObject({ ok: false })
      expect(seconds).toHaveLength(1)
      await first.close()
      await seconds[0]?.close()
      expect((await at.open()).revision).toBe(9)
    },
  )

  test('a writer stopped between its write and its acknowledgement does not acknowledge', async () => {
    const seconds: OpenStore[] = []
    let stopped = false
    const files: Files = {
      ...realFiles,
      async open(path, how, mode) {
        const file = await realFiles.open(path, how, mode)
        return Object.assign(Object.create(file) as typeof file, {
          read: file.read.bind(file),
          write: file.write.bind(file),
          truncate: file.truncate.bind(file),
          sync: file.sync.bind(file),
          facts: file.facts.bind(file),
          close: file.close.bind(file),
          async syncData() {
            await file.syncData()
            if (!stopped) return
            stopped = false
            at.surroundings = { ...at.surroundings, files: realFiles }
            seconds.push(await at.open(at.path, { takeOver: true }))
          },
        })
      },
    }
    at.surroundings = { ...at.surroundings, files }
    const first = await at.create()
    await at.doing(first, 6)
    stopped = true
    expect(await at.one(first)).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(first.readOnly).toMatch(/taken over/)
    await first.close()
    // It was in flight: whether the next writer found it or not, nobody was told that it is safe.
    expect(seconds[0]?.revision).toBe(7)
    await seconds[0]?.close()
  })

  test('the lock of a process that has ended is replaced', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    const lock = JSON.parse(await readFile(at.beside('.lock'), 'utf8'))
    await store.close()
    await writeFile(at.beside('.lock'), JSON.stringify({ ...lock, started: '1' }))
    const again = await at.open()
    expect(again.readOnly).toBeNull()
    await again.close()
  })

  test.each(['.lock', '.lock.guard'])(
    'a %s that a process died over before it said anything is no obstacle',
    async ending => {
      const store = await at.create()
      await at.doing(store, 3)
      const lock = JSON.parse(await readFile(at.beside('.lock'), 'utf8'))
      await store.close()
      await writeFile(at.beside('.lock'), JSON.stringify({ ...lock, started: '1' }))
      await writeFile(at.beside(ending), '')
      const again = await at.open()
      expect(again.readOnly).toBeNull()
      await again.close()
      expect(await at.names()).toEqual(['p.claimbench.json'])
    },
  )

  test('of many that open it at once, one writes', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    const lock = JSON.parse(await readFile(at.beside('.lock'), 'utf8'))
    await store.close()
    await writeFile(at.beside('.lock'), JSON.stringify({ ...lock, started: '1' }))
    const stores = await Promise.all(Array.from({ length: 12 }, () => at.open()))
    expect(stores.filter(({ readOnly }) => readOnly === null)).toHaveLength(1)
    for (const each of stores) await each.close()
  })

  test('the lock of another computer is respected, however old, until it is taken over', async () => {
    const store = await at.create()
    await at.doing(store, 3)
    const lock = JSON.parse(await readFile(at.beside('.lock'), 'utf8'))
    await store.close()
    await writeFile(
      at.beside('.lock'),
      JSON.stringify({ ...lock, host: 'harbour', annotator: undefined, user: 'Ada' }),
    )
    await utimes(at.beside('.lock'), new Date(), new Date(Date.now() - 7_200_000))
    expect((await at.open()).readOnly).toMatch(
      /open on harbour: Ada is working on it, last heard of 2 hours ago/,
    )
    const outcome = await openStore(at.path, at.surroundings, { takeOver: true })
    expect(outcome.ok && outcome.value.readOnly).toBeNull()
    if (outcome.ok) await outcome.value.close()
  })
})
