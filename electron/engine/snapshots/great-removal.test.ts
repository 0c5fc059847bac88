import { describe, expect, test } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { fileError } from '../storage/files'
import { value } from '../trial.test-support'
import { by, SnapshotSession } from './testing/snapshot-session'

const removeAll = (session: SnapshotSession) => ({
  kind: 'batch' as const,
  title: 'Deleted all claims',
  operations: [...session.project.project.all('claims')].map(({ id }) => ({
    kind: 'claim.delete' as const,
    id: id as ClaimId,
  })),
})

describe('what removes more than a quarter of the annotations', () => {
  test('is asked about, has a snapshot first, and is undone in one step', async () => {
    const session = await SnapshotSession.begin(14)
    await session.marked(12)
    const before = session.hash()
    const claims = session.project.project.size('claims')
    const asked = await session.project.perform(removeAll(session), by)
    expect(asked).toMatchObject({ ok: false, problem: { code: 'needs-confirmation' } })
    expect(asked.ok ? '' : asked.problem.message).toContain(`all ${claims} annotations`)
    expect([session.hash(), await session.rows()]).toEqual([before, []])

    const steps = session.files.steps.length
    value(await session.project.perform(removeAll(session), by, { confirmed: true }))
    expect(session.project.project.size('claims')).toBe(0)
    const done = session.files.steps.slice(steps)
    const kept = done.findIndex(step => /^rename .*\.json\.gz/.test(step))
    expect(kept).toBeGreaterThan(-1)
    expect(done.slice(kept).indexOf('sync folder')).toBe(1)
    expect(done.findIndex(step => /^write .*journal/.test(step))).toBeGreaterThan(kept + 1)
    const reason = { kind: 'removal', removed: claims, of: claims, title: 'Deleted all claims' }
    expect((await session.rows()).map(row => row.reason)).toEqual([reason])

    value(await session.project.undo(by))
    expect(session.hash()).toBe(before)
    // Doing it again asks nobody, for the same key takes it back; a snapshot is taken all the same.
    value(await session.project.redo(by))
    expect([session.project.project.size('claims'), (await session.rows()).length]).toEqual([0, 2])
    const [first] = await session.rows()
    value(await session.restoreAll(first?.id ?? ''))
    expect(session.hash()).toBe(before)
    await session.project.close()
  })

  test('is not done where there is no room for the snapshot', async () => {
    const session = await SnapshotSession.begin(13)
    await session.marked(12)
    session.files.fault = step => {
      if (/\.json\.gz/.test(step)) throw fileError('ENOSPC')
    }
    const before = session.hash()
    const reply = await session.project.perform(removeAll(session), by, { confirmed: true })
    expect(reply.ok ? '' : reply.problem.message).toMatch(/^Nothing was removed: the snapshot/)
    expect(session.hash()).toBe(before)
    session.files.fault = () => undefined
    await session.project.close()
  })

  test('a quarter, and what is few, is done at once', async () => {
    const session = await SnapshotSession.begin(15)
    await session.marked(8)
    const some = removeAll(session)
    value(await session.project.perform({ ...some, operations: some.operations.slice(0, 7) }, by))
    expect(await session.rows()).toEqual([])
    await session.project.close()
  })

  test('an undo that was overtaken while its snapshot was written is not made', async () => {
    const session = await SnapshotSession.begin(16)
    const { article, claims } = await oneLargeBatch(session)
    const undone = session.project.undo(by)
    value(
      await session.project.perform({ kind: 'article.set', id: article, patch: { note: 'Meanwhile' } }, by),
    )
    expect(await undone).toMatchObject({ ok: false, problem: { code: 'overtaken' } })
    expect(session.project.project.size('claims')).toBeGreaterThanOrEqual(claims)
    await session.project.close()
  })
})

/** Twenty claims made as one, by many times what there is. */
async function oneLargeBatch(session: SnapshotSession) {
  const { project } = session.project
  await session.marked(1)
  const [claim] = project.all('claims')
  if (!claim) throw new Error('There is a claim.')
  const { created, changed, ...fresh } = claim
  const claims = Math.max(20, project.size('claims') * 2)
  const operations = Array.from({ length: claims }, (_, i) => ({
    kind: 'claim.create' as const,
    claim: { ...fresh, id: `claim-copy-${i}` as ClaimId },
  }))
  value(await session.project.perform({ kind: 'batch', title: 'Copied', operations }, by))
  return { article: claim.article, claims }
}
