import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fileError } from '../storage/files'
import { temporaryName } from '../storage/names'
import { readDocument } from '../storage/read-document'
import { replaceFile } from '../storage/replace-file'
import { projectPath } from '../storage/testing/desk'
import { MemoryFiles } from '../storage/testing/memory-files'
import { value } from '../trial.test-support'
import { pack } from './snapshot-file'
import { SnapshotFolder } from './snapshot-folder'
import { by, minute, SnapshotSession } from './testing/snapshot-session'

const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)

describe('twenty snapshots over a session', () => {
  test(`each gives back the state that it was taken of, and one undo the present: seed ${seed}`, async () => {
    const session = await SnapshotSession.begin(seed)
    const taken: { id: string; hash: string }[] = []
    for (let i = 0; i < 20; i++) {
      await session.act(12)
      const { id } = value(await session.project.snapshots.take({ kind: 'asked', name: `${i}`, by: 'Ada' }))
      taken.push({ id, hash: session.hash() })
      session.clock += 3 * minute
    }
    await session.act(12)
    const present = session.hash()
    expect(new Set(taken.map(({ hash }) => hash)).size).toBeGreaterThan(15)
    for (const { id, hash } of taken) {
      const restored = await session.restoreAll(id)
      expect(session.hash()).toBe(hash)
      if (restored.ok) value(await session.project.undo(by))
      expect(session.hash()).toBe(present)
    }
    await session.project.close()
  })
})

describe('a snapshot', () => {
  test('is a project file, compressed, that says what it is', async () => {
    const session = await SnapshotSession.begin(5)
    const reason = { kind: 'asked', name: 'Before the “great” merge – Ⅷ 😀', by: 'Ada' } as const
    const row = value(await session.project.snapshots.take(reason))
    const { revision } = session.project
    expect(row).toMatchObject({ reason, revision, since: 0, damaged: null, counts: session.project.counts() })
    const bytes = session.files.read(session.path(row.id))
    expect(row.bytes).toBe(bytes.length)
    const outcome = await readDocument(gunzipSync(bytes), projectPath)
    expect(outcome).toMatchObject({ ok: true, untouched: true })
    await session.mark(3)
    expect((await session.rows())[0]).toMatchObject({
      id: row.id,
      since: session.project.revision - revision,
    })
    await session.project.close()
  })

  test('that was damaged is listed as such once it is known, and refused with its reason', async () => {
    const session = await SnapshotSession.begin(6)
    const ids: string[] = []
    for (let i = 0; i < 4; i++) {
      session.clock += minute
      ids.push(value(await session.project.snapshots.take({ kind: 'time' })).id)
    }
    const [whole, flipped, cut, empty] = ids.map(id => session.path(id)) as [string, string, string, string]
    const bytes = session.files.read(flipped).slice()
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 4
    session.files.put(flipped, bytes)
    session.files.put(cut, session.files.read(cut).slice(0, -50))
    session.files.put(empty, new Uint8Array(300))
    const readable = async (path: string) => {
      const id = path.slice('/desk/p.claimbench.snapshots/'.length, -'.json.gz'.length)
      const read = await session.project.snapshots.folder.read(id)
      return read.ok ? 'ok' : read.problem.message
    }
    // What shows without reading all of it is known at once, a flipped bit when it is read.
    expect((await session.rows()).map(({ damaged }) => damaged !== null)).toEqual([true, true, false, false])
    expect(await readable(whole)).toBe('ok')
    expect(await readable(flipped)).toMatch(/its bytes are not those that were written/)
    expect(await readable(cut)).toMatch(/it is not as long as it was/)
    expect(await readable(empty)).toMatch(/does not begin as a snapshot does/)
    expect((await session.rows()).map(({ damaged }) => damaged !== null)).toEqual([true, true, true, false])
    await session.project.close()
  })

  test('counts as taken though the old ones cannot be thinned out', async () => {
    const session = await SnapshotSession.begin(8)
    for (let i = 0; i < 3; i++) {
      session.clock += minute
      value(await session.project.snapshots.take({ kind: 'time' }))
    }
    session.clock += 180 * minute
    session.files.fault = step => {
      if (step.startsWith('remove') && step.includes('.json.gz')) throw fileError('EIO')
    }
    value(await session.project.snapshots.take({ kind: 'time' }))
    expect(await session.rows()).toHaveLength(4)
    session.files.fault = () => undefined
    value(await session.project.snapshots.take({ kind: 'time' }))
    expect((await session.rows()).length).toBeLessThan(5)
    await session.project.close()
  })

  test('every byte of it counts', async () => {
    const session = await SnapshotSession.begin(8)
    const { id } = value(await session.project.snapshots.take({ kind: 'time' }))
    const path = session.path(id)
    const good = session.files.read(path).slice()
    const plain = gunzipSync(good)
    const step = Math.max(1, Math.floor(good.length / 150))
    for (let at = 0; at < good.length; at += step) {
      const bytes = good.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 16
      session.files.put(path, bytes)
      const read = await session.project.snapshots.folder.read(id)
      // A letter of its label may be another; what is read is then still what was written.
      if (read.ok) expect(gunzipSync(bytes).equals(plain)).toBe(true)
    }
    await session.project.close()
  })
})

test('a power cut while one is written leaves a whole one or none', async () => {
  const session = await SnapshotSession.begin(17)
  value(await session.project.save())
  const first = session.files.steps.length
  const { id } = value(await session.project.snapshots.take({ kind: 'time' }))
  const steps = session.files.steps.slice(first)
  const pieces = await pack([session.files.read(projectPath)], {
    at: '2025-01-06T10:00:00.000Z',
    revision: 1,
    reason: { kind: 'time' },
    counts: null,
  })
  const path = session.path(id)
  let whole = 0
  for (const cut of ['loses all', 'keeps all', session.random, session.random, session.random] as const) {
    for (let stop = 0; stop <= steps.length; stop++) {
      const disk = new MemoryFiles()
      disk.stopBefore = stop
      await replaceFile(disk, path, temporaryName(path, 'lock-a'), pieces).catch(() => undefined)
      const after = disk.afterPowerCut(cut)
      const folder = new SnapshotFolder(projectPath, { ...session.surroundings, files: after })
      for (const row of value(await folder.list(null)).rows) {
        expect([row.damaged, (await folder.read(row.id)).ok]).toEqual([null, true])
        whole++
      }
    }
  }
  // Cut after the last step it is there, and before that sometimes.
  expect(whole).toBeGreaterThanOrEqual(5)
  await session.project.close()
})
