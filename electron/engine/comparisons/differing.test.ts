import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atOnce } from '#shared/model/at-once'
import type { ClaimId } from '#shared/model/ids'
import { by, SnapshotSession } from '../snapshots/testing/snapshot-session'
import { fileError } from '../storage/files'
import { value } from '../trial.test-support'
import { Differing } from './differing'
import { stateOfSnapshot } from './earlier-state'

/* What differs is found in steps, and is true however the project changes between them. */

let session: SnapshotSession
let differing: Differing
/** Of the same two, without anything found yet. */
let another: Differing
let claims: ClaimId[] = []
beforeEach(async () => {
  session = await SnapshotSession.begin(31)
  await session.marked(40)
  const { id } = value(await session.project.snapshots.take({ kind: 'time' }))
  const earlier = value(await stateOfSnapshot(session.project, id))
  await session.project.book.read()
  const { project } = earlier
  const source = {
    get: (table: keyof typeof project, one: string) =>
      (project[table] as ReadonlyMap<string, unknown>).get(one) as never,
    text: () => undefined,
  }
  differing = new Differing(session.project, earlier, source as never)
  another = new Differing(session.project, earlier, source as never)
  atOnce(differing.catchingUp())
  claims = [...session.project.project.all('claims')].map(claim => claim.id)
})
afterEach(() => session.project.close())

/** A note on every claim, as one operation. */
const noteAll = (note: string) =>
  session.project.perform(
    {
      kind: 'batch',
      title: 'Noted',
      operations: claims.map(id => ({ kind: 'claim.set' as const, id, patch: { note } })),
    },
    by,
  )
const failWriting = () => {
  session.files.fault = step => {
    if (/^write .*journal/.test(step)) throw fileError('ENOSPC')
  }
}
const found = () => [...differing.found.values()].map(({ to }) => to && 'note' in to && to.note)

test('given up while the project is copied, it ends the copying too', () => {
  const ended = vi.fn()
  const copying = vi.spyOn(session.project.project, 'snapshotInSteps').mockImplementation(function* () {
    try {
      for (;;) yield undefined
    } finally {
      ended()
    }
  })
  const work = another.catchingUp()
  work.next()
  work.return()
  // Closing the project copies it too.
  copying.mockRestore()
  expect(ended).toHaveBeenCalledOnce()
})

test('others can come between the records of one operation, and between those of two states', async () => {
  expect([differing.isCurrent, found()]).toEqual([true, []])
  value(await noteAll('Seen'))
  expect([...differing.catchingUp()]).toHaveLength(claims.length)
  expect(found()).toEqual(claims.map(() => 'Seen'))

  failWriting()
  const lost = noteAll('Lost')
  atOnce(differing.catchingUp())
  expect(found()).toEqual(claims.map(() => 'Lost'))
  expect((await lost).ok).toBe(false)
  session.files.fault = () => undefined
  expect([...differing.catchingUp()].length).toBeGreaterThan(claims.length)
  expect(found()).toEqual(claims.map(() => 'Seen'))
})

test('an operation that is taken back while it is taken into account counts for nothing', async () => {
  failWriting()
  const lost = noteAll('Lost')
  const steps = differing.catchingUp()
  for (let step = 0; step < claims.length / 2; step++) steps.next()
  expect(found().length).toBeGreaterThan(1)
  expect((await lost).ok).toBe(false)
  session.files.fault = () => undefined
  expect(differing.isCurrent).toBe(false)
  atOnce(steps)
  expect([differing.isCurrent, found()]).toEqual([true, []])
})

test('what is given up in the middle is taken into account by whoever asks next, and so it is by two at once', async () => {
  value(await noteAll('Seen'))
  const [left, first, second] = [differing.catchingUp(), differing.catchingUp(), differing.catchingUp()]
  left.next()
  left.next()
  expect(differing.isCurrent).toBe(false)
  while (!first.next().done) second.next()
  expect(found()).toEqual(claims.map(() => 'Seen'))
  atOnce(second)
  expect([differing.isCurrent, found().length]).toEqual([true, claims.length])
})

test('what a later operation did meanwhile is not kept where that is taken back', async () => {
  value(await noteAll('Seen'))
  const steps = differing.catchingUp()
  steps.next()
  failWriting()
  const lost = noteAll('Lost')
  for (let step = 0; step < claims.length / 2; step++) steps.next()
  expect(found()).toContain('Lost')
  expect((await lost).ok).toBe(false)
  session.files.fault = () => undefined
  atOnce(steps)
  expect(found()).toEqual(claims.map(() => 'Seen'))
})
