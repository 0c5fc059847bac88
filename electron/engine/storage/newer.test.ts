import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { projectVersion } from './project-document'
import { openStore } from './project-store'
import { Desk, journalPath, projectPath } from './testing/desk'
import { diskWith } from './testing/fixtures'
import type { MemoryFiles } from './testing/memory-files'

/* A project that a later Claimbench wrote: version 9, with a table, fields, a value and an operation that are not known here. */

const imagined = 'version-9-imagined'
const kept = 'claim-over-1200' as ClaimId
const copyPath = '/desk/copy.claimbench.json'
const copyJournal = '/desk/copy.claimbench.journal'

const bytesOf = (disk: MemoryFiles) => disk.paths().map(path => [path, Buffer.from(disk.read(path))])

async function opened(disk: MemoryFiles, options = {}) {
  const outcome = await openStore(projectPath, new Desk(disk, 1).surroundings, options)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  return outcome.value
}

describe('a project of a newer version', () => {
  test.each([{}, { reading: true }, { takeOver: true }])(
    'opens to be read, and says so: %j',
    async options => {
      const disk = diskWith(imagined)
      const before = bytesOf(disk)
      const store = await opened(disk, options)
      expect(store.readOnly).toBe(store.newer)
      expect(store.readOnlyCause).toBe('newer')
      expect(store.newer).toBe(
        `“p.claimbench.json” was written by a newer Claimbench (format 9; this one knows up to ${projectVersion}), so it can be read here and not changed. ` +
          'Not shown, for this one does not know what to make of it: 1 table, 2 fields, 2 records, 1 operation and the last 2 changes in its journal. ' +
          'The file stays as it is, and a copy saved from here is a copy of all of it.',
      )
      expect(store.recovery).toEqual([])
      await store.close()
      expect(bytesOf(disk)).toEqual(before)
      expect(disk.steps).toEqual([])
    },
  )

  test('shows what is understood: known records, the history, and the journal up to what is not', async () => {
    const store = await opened(diskWith(imagined))
    const { project, history } = store
    expect(project.get('claims', kept)).toMatchObject({ note: 'Seen again in May.', weight: { grams: 3 } })
    // Its certainty is a word that is not known here, and the link leads to it.
    expect(project.size('claims')).toBe(1)
    expect(project.size('links')).toBe(0)
    expect(project.size('mentions')).toBe(1)
    expect(history.map(({ operation }) => operation.body.kind)).not.toContain('claim.weigh')
    expect(history).toHaveLength(12)
    await store.close()
  })

  test('is not written to: operations and folds are refused', async () => {
    const disk = diskWith(imagined)
    const store = await opened(disk)
    const [entry] = store.history
    expect(entry && (await store.append(entry))).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    expect(await store.fold()).toMatchObject({ ok: false, problem: { code: 'read-only' } })
    await store.close()
    expect(disk.steps).toEqual([])
  })

  test('is copied whole, with its journal', async () => {
    const disk = diskWith(imagined)
    const store = await opened(disk)
    expect(await store.saveCopy(copyPath)).toMatchObject({ ok: true, value: { path: copyPath } })
    await store.close()
    expect(Buffer.from(disk.read(copyPath))).toEqual(Buffer.from(disk.read(projectPath)))
    expect(Buffer.from(disk.read(copyJournal))).toEqual(Buffer.from(disk.read(journalPath)))
  })

  test('is copied without a journal where it has none, and a journal that lay there is gone', async () => {
    const disk = diskWith(imagined)
    await disk.remove(journalPath)
    disk.put(copyJournal, Buffer.from('of another project'))
    const store = await opened(disk)
    await store.saveCopy(copyPath)
    await store.close()
    expect(disk.paths().sort()).toEqual([copyPath, projectPath])
  })

  test('is left to whoever has it open, even where it is to be taken over', async () => {
    const disk = diskWith(imagined)
    const lock = '/desk/p.claimbench.lock'
    disk.put(lock, Buffer.from('{"format":"claimbench-lock-9"}'))
    await (await opened(disk, { takeOver: true })).close()
    expect(Buffer.from(disk.read(lock)).toString()).toBe('{"format":"claimbench-lock-9"}')
  })

  test('is known by what it says anywhere: laid out otherwise, it is not written to either', async () => {
    const disk = diskWith(imagined)
    const { version, ...rest } = JSON.parse(Buffer.from(disk.read(projectPath)).toString()) as {
      version: number
    }
    disk.put(projectPath, Buffer.from(JSON.stringify({ ...rest, version }, null, 2)))
    const before = bytesOf(disk)
    const store = await opened(disk)
    expect(store.newer).toMatch(/format 9/)
    expect(store.recovery).toEqual([expect.stringMatching(/changed by something other than Claimbench/)])
    await store.close()
    expect(bytesOf(disk)).toEqual(before)
  })

  test('of which everything is known says that it may mean more', async () => {
    const disk = diskWith('version-1')
    const text = Buffer.from(disk.read(projectPath)).toString()
    disk.put(projectPath, Buffer.from(text.replace('"version": 1', '"version": 9')))
    const store = await opened(disk)
    expect(store.newer).toMatch(/Nothing in it was found that this one does not know, but it may mean more/)
    expect(store.project.size('claims')).toBe(2)
    await store.close()
  })
})

describe('a journal of a newer version beside a project of this one', () => {
  test('is read as far as it is understood, and neither is written to', async () => {
    const disk = diskWith('version-2')
    const [created] = diskLines(diskWith(imagined))
    expect(created).toContain('"base":12')
    const project = JSON.parse(Buffer.from(disk.read(projectPath)).toString()) as {
      history: { operation: { id: string } }[]
    }
    const last = project.history.at(-1)?.operation.id
    const lines = diskLines(diskWith(imagined)).map((line, i) => {
      const value = JSON.parse(line) as Record<string, unknown>
      if (i === 0) Object.assign(value, { base: 11 })
      else Object.assign(value, { revision: 11 + i, after: i === 1 ? last : value.after })
      const text = JSON.stringify(value)
      return `${crc32(Buffer.from(text)).toString(16).padStart(8, '0')} ${text}\n`
    })
    disk.put(journalPath, Buffer.from(lines.join('')))
    const before = bytesOf(disk)
    const store = await opened(disk)
    expect(store.newer).toMatch(/newer Claimbench \(format 9.*: the last 2 changes in its journal\./)
    expect(store.project.get('claims', kept)?.note).toBe('Seen again in May.')
    await store.close()
    expect(bytesOf(disk)).toEqual(before)
  })

  const diskLines = (disk: MemoryFiles) =>
    Buffer.from(disk.read(journalPath))
      .toString()
      .trimEnd()
      .split('\n')
      .map(line => line.slice(9))
})
