import { describe, expect, test } from 'vitest'
import { deepEqual } from '#shared/model/equal'
import { keepOriginal } from '../keep-original'
import { outsideEdits } from '../outside-edits'
import { documentText, projectVersion } from '../project-document'
import { openStore } from '../project-store'
import { readDocument } from '../read-document'
import { Desk, idsOf, journalPath, projectPath, recordsOf } from '../testing/desk'
import { diskWith, fixture, fixtureVersions } from '../testing/fixtures'
import type { MemoryFiles } from '../testing/memory-files'
import { cutsBeforeEachStep, openAfter } from '../testing/power-cuts'
import { seeded } from '../testing/sample-operations'
import { migratedDocument, migrations } from './index'

const json = (bytes: Uint8Array) => JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>
const file = (version: number) => fixture(`version-${version}.claimbench.json`)
const original = `${projectPath}.version-1`
const text = (disk: MemoryFiles, path: string) => Buffer.from(disk.read(path)).toString()

test('there is a step to every version but the first, and a fixture of every version', () => {
  expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: projectVersion - 1 }, (_, i) => i + 2))
  expect(fixtureVersions).toEqual(Array.from({ length: projectVersion }, (_, i) => i + 1))
})

describe.each(fixtureVersions)('version %i', version => {
  test('opens, sound and untouched, and comes to the present version as it always did', async () => {
    const outcome = await readDocument(file(version), projectPath)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    expect(outcome).toMatchObject({ untouched: true, version, newer: null })
    expect(await outsideEdits(outcome.document)).toEqual([])
    const written = [...documentText(outcome.document)].join('')
    expect(written).toBe(file(projectVersion).toString())
  })

  test('is worked on and closed, and opens without a word the next time', async () => {
    const disk = diskWith(`version-${version}`)
    const desk = new Desk(disk, 1)
    const store = await desk.open()
    await desk.do(store)
    const [ids, records] = [idsOf(store), recordsOf(store.project)]
    expect(await store.close()).toMatchObject({ ok: true })
    expect(json(disk.read(projectPath)).version).toBe(projectVersion)
    const again = await new Desk(disk, 2).open()
    expect(again.recovery).toEqual([])
    expect([idsOf(again), recordsOf(again.project)]).toEqual([ids, records])
    expect(await outsideEdits(again.account())).toEqual([])
    await again.close()
  })
})

test.each(migrations.map(({ to }) => to))(
  'the step to version %i makes of one fixture the next',
  async to => {
    const migrated = await migratedDocument(json(file(to - 1)), to - 1)
    const expected = json(file(projectVersion))
    expect({ ...migrated, checksum: '' }).toEqual({ ...expected, checksum: '' })
  },
)

describe('a project of version 1', () => {
  test('is not touched by being read, nor by being opened and closed without a change', async () => {
    for (const reading of [true, false]) {
      const disk = diskWith('version-1')
      const desk = new Desk(disk, 1)
      const outcome = await openStore(projectPath, desk.surroundings, { reading })
      if (!outcome.ok) throw new Error(outcome.problem.message)
      const told = outcome.value.recovery.join()
      if (reading) expect(told).toBe('')
      else
        expect(told).toMatch(
          /earlier Claimbench \(version 1\).*kept beside it, as p\.claimbench\.json\.version-1/,
        )
      await outcome.value.close()
      expect(disk.paths()).toEqual([projectPath])
      expect(Buffer.from(disk.read(projectPath))).toEqual(file(1))
    }
  })

  test('is kept beside it, byte for byte, when it is first written anew; once', async () => {
    const disk = diskWith('version-1')
    for (const run of [1, 2]) {
      const desk = new Desk(disk, run)
      const store = await desk.open()
      await desk.do(store)
      await store.close()
      expect(disk.paths().sort()).toEqual([projectPath, original])
      expect(Buffer.from(disk.read(original))).toEqual(file(1))
    }
  })

  test('is kept under a name of its own where another stands in its place', async () => {
    const disk = diskWith('version-1')
    disk.put(original, Buffer.from('something else'))
    for (let times = 0; times < 2; times++)
      await keepOriginal(disk, projectPath, `${projectPath}.tmp`, original)
    expect(text(disk, original)).toBe('something else')
    const [other] = disk.paths().filter(path => path.startsWith(`${original}-`))
    expect(Buffer.from(disk.read(other ?? ''))).toEqual(file(1))
    expect(disk.paths()).toHaveLength(3)
  })

  test('is not written over where there is no room for the copy; the change stands in the journal', async () => {
    const disk = diskWith('version-1')
    disk.capacity = disk.used() + 6_000
    const desk = new Desk(disk, 1)
    const store = await desk.open()
    await desk.do(store)
    expect(desk.acknowledged).toHaveLength(1)
    expect(await store.fold()).toMatchObject({ ok: false, problem: { code: 'disk' } })
    expect(Buffer.from(disk.read(projectPath))).toEqual(file(1))
    disk.capacity = Number.POSITIVE_INFINITY
    expect(await store.close()).toMatchObject({ ok: true })
    expect(Buffer.from(disk.read(original))).toEqual(file(1))
  })

  test('with a journal of version 1: its operations are chained like those of the file, and both are kept', async () => {
    const disk = diskWith('version-1-at-work')
    const [before, journal] = [disk.read(projectPath), disk.read(journalPath)]
    const reader = await openStore(projectPath, new Desk(disk, 1).surroundings, { reading: true })
    if (!reader.ok) throw new Error(reader.problem.message)
    expect(await outsideEdits(reader.value.account())).toEqual([])
    const desk = new Desk(disk, 2)
    const store = await desk.open()
    expect(store.recovery.join('\n')).toMatch(/2 changes .* came back[\s\S]*earlier Claimbench/)
    expect(store.revision).toBe(14)
    expect(await outsideEdits(store.account())).toEqual([])
    expect(store.history).toEqual(reader.value.history)
    await desk.do(store)
    await store.close()
    expect(disk.paths().sort()).toEqual(['/desk/p.claimbench.journal.version-1', projectPath, original])
    expect(Buffer.from(disk.read('/desk/p.claimbench.journal.version-1'))).toEqual(journal)
    expect(Buffer.from(disk.read(original))).toEqual(before)
    const again = await new Desk(disk, 3).open()
    expect(await outsideEdits(again.account())).toEqual([])
    await again.close()
  })

  test('two copies of one come to the same chains', async () => {
    const heads = await Promise.all(
      [1, 2].map(async run => {
        const store = await new Desk(diskWith('version-1'), run).open()
        const { heads, history } = store.account()
        await store.close()
        return { heads, history }
      }),
    )
    expect(heads[0]?.heads.size).toBe(2)
    expect(deepEqual(heads[0]?.history, heads[1]?.history)).toBe(true)
    expect([...(heads[0]?.heads ?? [])]).toEqual([...(heads[1]?.heads ?? [])])
  })

  test.each(['version-1', 'version-1-at-work'])(
    '%s: a power cut at any step of the change of versions loses nothing',
    async name => {
      const known = await knownIn(name)
      const desk = new Desk(diskWith(name), 5)
      const dice = seeded(5)
      const moments = await cutsBeforeEachStep(
        desk,
        ['loses all', 'keeps all', dice],
        async () => {
          const store = await desk.open()
          for (let i = 0; i < 3; i++) await desk.do(store)
          await store.fold()
          await desk.do(store)
          await store.close()
        },
        known,
      )
      expect(moments.length).toBeGreaterThan(60)
      let run = 100
      for (const moment of moments) {
        run += 2
        await openAfter(moment, run)
        const kept = moment.disk.paths().filter(path => path.startsWith(original))
        for (const path of kept) expect(json(moment.disk.read(path)).version).toBe(1)
      }
    },
  )

  async function knownIn(name: string): Promise<string[]> {
    const store = await new Desk(diskWith(name), 4).open()
    const ids = idsOf(store)
    await store.close()
    return ids
  }
})

describe('what is damaged in a file of version 1', () => {
  test.each<readonly [string, (root: Record<string, never>) => void, RegExp]>([
    ['no history', root => delete root.history, /history/],
    [
      'an operation that is none',
      root => Object.assign(root, { history: [null, 1, {}, { operation: { by: 3 } }] }),
      /history\/1/,
    ],
    [
      'an operation nested without end',
      root =>
        Object.assign((root.history as unknown as { operation: object }[])[3]?.operation ?? {}, {
          deep: '<deep>',
        }),
      /history\/4.*nests more than 64/,
    ],
  ])('is found as it always was: %s', async (_what, change, message) => {
    const root = json(file(1)) as Record<string, never>
    change(root)
    const text = JSON.stringify(root).replace('"<deep>"', '['.repeat(5_000) + ']'.repeat(5_000))
    const outcome = await readDocument(Buffer.from(text), projectPath)
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code: 'damaged', message: expect.stringMatching(message) },
    })
  })
})
