import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contents, Workplace } from './testing/workplace'

let at: Workplace
beforeEach(async () => {
  at = await Workplace.set()
})
afterEach(() => at.clear())

describe('a process that dies', () => {
  test('loses nothing that was acknowledged, and says what came back', async () => {
    const store = await at.create()
    await at.doing(store, 10)
    await store.fold()
    await at.doing(store, 7)
    const before = contents(store.project)
    await at.leaveAsACrashWould(store)

    const again = await at.open()
    expect(contents(again.project)).toEqual(before)
    expect(again.recovery).toEqual([expect.stringContaining('7 changes')])
    await again.close()
  })

  test('while a line was being written: the line is left out and said so', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 3)
    await at.leaveAsACrashWould(store)
    const journal = await readFile(at.beside('.journal'))
    await writeFile(at.beside('.journal'), journal.subarray(0, -20))

    const again = await at.open()
    expect(again.revision).toBe(7)
    expect(again.recovery[0]).toMatch(/had not been written in full/)
    await again.close()
  })

  test('at every length of the journal’s last lines: never emptier without a word', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 3)
    await at.leaveAsACrashWould(store)
    const [journal, file] = [await readFile(at.beside('.journal')), await readFile(at.path)]
    const ends = [...journal.keys()].filter(i => journal[i] === 10).map(i => i + 1)
    const lengths = [...ends.flatMap(end => [end - 1, end]), ...Array.from({ length: 40 }, (_, i) => i * 41)]
    for (const length of lengths) {
      if (length >= journal.length) continue
      await writeFile(at.beside('.journal'), journal.subarray(0, length))
      await writeFile(at.path, file)
      const again = await at.open()
      const whole = Math.max(0, ends.filter(end => end <= length).length - 1)
      expect(again.revision).toBe(5 + whole)
      expect(again.recovery.join()).toMatch(
        ends.includes(length) ? /not closed to its end/ : /written in full|damaged/,
      )
      await again.close()
      for (const name of await at.names()) if (name !== 'p.claimbench.json') await rm(join(at.folder, name))
    }
  })

  test('a flipped bit in the middle of the journal: what is before it is applied, and the journal is kept', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 6)
    await at.leaveAsACrashWould(store)
    const journal = await readFile(at.beside('.journal'))
    const third = [...journal.keys()].filter(i => journal[i] === 10)[2] ?? 0
    journal[third + 40] = (journal[third + 40] ?? 0) ^ 1
    await writeFile(at.beside('.journal'), journal)

    const again = await at.open()
    expect(again.revision).toBe(7)
    expect(again.recovery[0]).toMatch(
      /damaged \(line 4: its checksum does not fit\)\. 3 operations after that/,
    )
    const kept = (await at.names()).find(name => name.includes('.aside-'))
    expect(await readFile(join(at.folder, kept ?? ''))).toEqual(journal)
    await again.close()
  })

  test('without its journal beside it: the copy opens and says what may be missing', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    await at.doing(store, 2)
    await at.leaveAsACrashWould(store)
    await rm(at.beside('.journal'))
    const again = await at.open()
    expect(again.revision).toBe(5)
    expect(again.recovery).toEqual([expect.stringContaining('p.claimbench.journal')])
    await again.close()
    expect((await at.open()).recovery).toEqual([])
  })

  test('beside an older copy of the file, or one that went another way: the journal is not applied, and kept', async () => {
    const store = await at.create()
    await at.doing(store, 5)
    await store.fold()
    const older = await readFile(at.path)
    await at.doing(store, 3)
    await store.fold()
    await at.doing(store, 2)
    await at.leaveAsACrashWould(store)
    const newer = await readFile(at.path)
    const journal = await readFile(at.beside('.journal'))

    await writeFile(at.path, older)
    const restored = await at.open()
    expect(restored.revision).toBe(5)
    expect(restored.recovery[0]).toMatch(
      /ends with operation 5.*goes on after 8\. 3 operations between them are missing/,
    )
    await at.doing(restored, 4)
    await restored.close()

    await writeFile(at.beside('.journal'), journal)
    const apart = await at.open()
    expect(apart.revision).toBe(9)
    expect(apart.recovery[0]).toMatch(/different ways: the journal has 2 operations/)
    expect((await at.names()).filter(name => name.includes('.aside-'))).toHaveLength(2)
    await apart.close()

    await writeFile(at.path, newer)
    await writeFile(at.beside('.journal'), journal)
    const whole = await at.open()
    expect(whole.revision).toBe(10)
    await whole.close()
  })
})
