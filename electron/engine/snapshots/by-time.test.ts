import { describe, expect, test } from 'vitest'
import { fileError } from '../storage/files'
import { value } from '../trial.test-support'
import { minute, SnapshotSession } from './testing/snapshot-session'

describe('snapshots by time', () => {
  test('are taken at a fold when ten minutes have passed and something was done', async () => {
    const session = await SnapshotSession.begin(9)
    const fold = async () => {
      value(await session.project.save())
      await session.project.snapshots.idle()
      return (await session.rows()).length
    }
    session.clock += 2 * minute
    expect(await fold()).toBe(0)
    session.clock += 9 * minute
    expect(await fold()).toBe(1)
    session.clock += 60 * minute
    expect(await fold()).toBe(1)
    await session.mark(1)
    expect(await fold()).toBe(2)
    await session.mark(1)
    expect(await fold()).toBe(2)
    expect((await session.rows()).every(({ reason }) => reason?.kind === 'time')).toBe(true)
    await session.project.close()
  })

  test('go on where an earlier session left off, and a closing takes a last one', async () => {
    const session = await SnapshotSession.begin(10)
    session.clock += 11 * minute
    value(await session.project.close())
    await session.reopen()
    expect((await session.rows()).length).toBe(1)
    session.clock += 5 * minute
    await session.mark(2)
    value(await session.project.save())
    await session.project.snapshots.idle()
    expect((await session.rows()).length).toBe(1)
    session.clock += 6 * minute
    value(await session.project.close())
    await session.reopen()
    expect((await session.rows()).length).toBe(2)
    await session.project.close()
  })

  test('are taken though the last one is of the future, for the clock had gone wrong', async () => {
    const session = await SnapshotSession.begin(13)
    session.clock += 500_000 * minute
    value(await session.project.snapshots.take({ kind: 'time' }))
    value(await session.project.close())
    session.clock -= 500_000 * minute
    await session.reopen()
    await session.mark(1)
    value(await session.project.save())
    await session.project.snapshots.idle()
    expect((await session.rows()).length).toBe(2)
    await session.mark(1)
    value(await session.project.save())
    await session.project.snapshots.idle()
    expect((await session.rows()).length).toBe(2)
    await session.project.close()
  })

  test('are thinned out as they are taken', async () => {
    const session = await SnapshotSession.begin(11)
    for (let i = 0; i < 30; i++) {
      await session.mark(1)
      session.clock += 20 * minute
      value(await session.project.snapshots.take({ kind: 'time' }))
    }
    // Ten hours, and what there is of the last.
    expect((await session.rows()).length).toBeLessThanOrEqual(14)
    expect((await session.rows()).length).toBeGreaterThanOrEqual(10)
    await session.project.close()
  })
})

describe('a disk that has no room for a snapshot', () => {
  const full = (step: string) => {
    if (/\.json\.gz/.test(step)) throw fileError('ENOSPC')
  }

  test('is told of, leaves nothing half-written, and keeps nobody from working', async () => {
    const session = await SnapshotSession.begin(12)
    session.files.fault = full
    session.clock += 11 * minute
    session.events = []
    value(await session.project.save())
    await session.project.snapshots.idle()
    const troubles = session.events.filter(event => event.type === 'trouble')
    expect(troubles.map(({ what, problem }) => [what, problem.message])).toEqual([
      ['snapshots', expect.stringMatching(/The disk is full.*The project itself is not touched/s)],
    ])
    expect(session.files.paths().filter(path => path.includes('.gz'))).toEqual([])
    await session.mark(5)
    session.files.fault = () => undefined
    session.clock += 11 * minute
    value(await session.project.save())
    await session.project.snapshots.idle()
    expect((await session.rows()).length).toBe(1)
    expect(session.events.map(({ type }) => type)).toContain('recovered')
    await session.project.close()
  })
})
