import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { by, minute, SnapshotSession } from '../snapshots/testing/snapshot-session'
import { fileError } from '../storage/files'
import { value } from '../trial.test-support'
import { Comparison } from './comparison'
import { stateOfSnapshot } from './earlier-state'
import { chosen, detailOf, rowOf } from './rows'

/* A comparison of an open project with a snapshot, while work goes on. */

const everything = { text: '', kinds: [], weights: [], tables: [], articles: [], annotators: [] }

async function begin(seed: number) {
  const session = await SnapshotSession.begin(seed)
  await session.marked(6)
  const { id } = value(await session.project.snapshots.take({ kind: 'time' }))
  const compare = async (
    signal = new AbortController().signal,
    tell: (share: number) => void = () => undefined,
  ) =>
    Comparison.make('c', session.project, value(await stateOfSnapshot(session.project, id)), {
      signal,
      tell: (_, share) => tell(share),
    })
  const claims = [...session.project.project.all('claims')].map(claim => claim.id)
  const note = (claim: ClaimId, text: string) =>
    session.project.perform({ kind: 'claim.set', id: claim, patch: { note: text } }, by)
  return { session, compare, claims: claims as [ClaimId, ClaimId, ClaimId], note }
}

describe('a comparison', () => {
  test('finds nothing where nothing was done, and follows what is done and undone', async () => {
    const { session, compare, claims, note } = await begin(21)
    const comparison = value(await compare())
    expect((await comparison.head()).summary.total).toBe(0)
    session.clock += minute
    value(await note(claims[0], 'Seen'))
    value(await session.project.perform({ kind: 'claim.delete', id: claims[1] }, by))
    expect((await comparison.all()).map(({ key, kind }) => [key, kind]).sort()).toEqual(
      [
        [`claims/${claims[0]}`, 'changed'],
        [`claims/${claims[1]}`, 'removed'],
      ].sort(),
    )
    expect(await comparison.head()).toMatchObject({
      to: { revision: session.project.revision, at: null },
      summary: {
        total: 2,
        kinds: { added: 0, changed: 1, removed: 1 },
        tables: [{ table: 'claims', count: 2 }],
      },
    })
    value(await session.project.undo(by))
    expect((await comparison.all()).map(({ kind }) => kind)).toEqual(['changed'])
    value(await session.project.undo(by))
    expect((await comparison.head()).summary.total).toBe(0)
    await session.project.close()
  })

  test('says who did it and when, also of what is gone', async () => {
    const { session, compare, claims } = await begin(22)
    session.clock += minute
    const when = new Date(session.clock).toISOString()
    value(await session.project.perform({ kind: 'claim.delete', id: claims[0] }, by))
    const comparison = value(await compare())
    const [gone] = await comparison.all()
    if (!gone) throw new Error('One is gone.')
    expect(rowOf(comparison, gone)).toMatchObject({ kind: 'removed', by, byName: 'Analyst', at: when })
    const { passages, from, to } = detailOf(comparison, gone)
    expect([passages[0]?.marks[0]?.side, from?.id, to]).toEqual(['from', claims[0], null])
    await session.project.close()
  })

  test('lets through what a filter asks for', async () => {
    const { session, compare, claims, note } = await begin(23)
    value(await note(claims[0], 'Seen'))
    value(
      await session.project.perform(
        { kind: 'claim.set', id: claims[1], patch: { wording: 'Zebra crossing' } },
        by,
      ),
    )
    value(await session.project.perform({ kind: 'claim.delete', id: claims[2] }, by))
    const comparison = value(await compare())
    const count = async (filter: object) => (await chosen(comparison, { ...everything, ...filter })).length
    const article = session.project.project.get('claims', claims[0])?.article
    expect({
      all: await count({}),
      removed: await count({ kinds: ['removed'] }),
      wording: await count({ weights: ['wording'] }),
      entities: await count({ tables: ['entities'] }),
      zebra: await count({ text: 'ZEBRA' }),
      article: (await count({ articles: [article] })) > 0,
      nowhere: await count({ articles: [null] }),
      by: await count({ annotators: [by] }),
      nobody: await count({ annotators: [null] }),
    }).toEqual({
      all: 3,
      removed: 1,
      wording: 2,
      entities: 0,
      zebra: 1,
      article: true,
      nowhere: 0,
      by: 3,
      nobody: 0,
    })
    await session.project.close()
  })

  test('is as true after a change that could not be written and was taken back', async () => {
    const { session, compare, claims, note } = await begin(24)
    value(await note(claims[0], 'Seen'))
    const comparison = value(await compare())
    session.files.fault = step => {
      if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
    }
    const lost = session.project.perform({ kind: 'claim.delete', id: claims[1] }, by)
    expect((await comparison.head()).summary.total).toBe(2)
    expect((await lost).ok).toBe(false)
    session.files.fault = () => undefined
    expect((await comparison.all()).map(({ id }) => id)).toEqual([claims[0]])
    await session.project.close()
  })

  test('knows who made what is left, and when, after one that was taken back', async () => {
    const { session, compare, claims, note } = await begin(24)
    session.clock += minute
    value(await note(claims[0], 'Seen'))
    const comparison = value(await compare())
    session.files.fault = step => {
      if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
    }
    const seen = new Date(session.clock).toISOString()
    session.clock += minute
    const lost = note(claims[0], 'Lost')
    await comparison.head()
    expect((await lost).ok).toBe(false)
    session.files.fault = () => undefined
    await nextTurn()
    session.clock += minute
    const kept = new Date(session.clock).toISOString()
    value(await session.project.perform({ kind: 'project.set', patch: { title: 'Kept' } }, by))
    const rows = (await comparison.all()).map(difference => rowOf(comparison, difference))
    expect(rows.map(({ table, at }) => [table, at])).toEqual([
      ['info', kept],
      ['claims', seen],
    ])
    await session.project.close()
  })

  test('can be given up, and takes in what is done meanwhile', async () => {
    const { session, compare, claims, note } = await begin(25)
    const stop = new AbortController()
    stop.abort()
    expect(await compare(stop.signal)).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    const making = compare()
    value(await note(claims[0], 'Meanwhile'))
    expect((await value(await making).all()).map(({ id }) => id)).toEqual([claims[0]])
    await session.project.close()
  })
})
