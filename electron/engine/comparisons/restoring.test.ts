import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { Trial, value } from '../trial.test-support'

/* Much is put back in steps: others have their turns, it can be given up, and it is worked out anew where they did something. */

const many = 120
const noted = 'Noted.'

let trial: Trial
let comparison: string
let restore: (task: string) => ReturnType<Trial['methods']['comparisons.restore']>
let claims: readonly ClaimId[]

beforeEach(async () => {
  trial = await Trial.begin()
  const article = await trial.projectWithArticle()
  const perform = (body: Parameters<Trial['methods']['project.perform']>[0]['body']) =>
    trial.methods['project.perform']({ project: trial.path, body })
  claims = Array.from({ length: many }, (_, at) => `claim-${at}` as ClaimId)
  const one = await trial.claimOf(article, 'about 4,000', 'claim-0')
  const operations = claims.map(id => ({ kind: 'claim.create' as const, claim: { ...one, id } }))
  value(await perform({ kind: 'batch', title: 'Marked', operations }))
  const { id } = value(await trial.methods['snapshots.take']({ project: trial.path, name: '' }))
  const notes = claims.map(id => ({ kind: 'claim.set' as const, id, patch: { note: noted } }))
  value(await perform({ kind: 'batch', title: 'Noted', operations: notes }))
  const opened = await trial.methods['comparisons.open']({ task: 'compare', with: { kind: 'snapshot', id } })
  comparison = value(opened).id
  restore = task =>
    trial.methods['comparisons.restore']({ task, project: trial.path, comparison, keys: 'all' })
  trial.events = []
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await trial.end()
})

const noteOf = async (id: ClaimId) =>
  value(await trial.methods['claims.read']({ id })).claims?.find(claim => claim.id === id)?.note

const progress = () =>
  trial.events.flatMap(event => (event.type === 'progress' && event.task === 'restore' ? [event.done] : []))

/** Calls `act` once, as soon as it is told how far restoring has come beyond `share`. */
function whenBeyond(share: number, act: () => void): void {
  let acted = false
  trial.session.listen(event => {
    if (acted || event.type !== 'progress' || event.task !== 'restore' || event.done < share) return
    acted = true
    act()
  })
}

test('others have their turns, it is told how far it has come, and it is one change', async () => {
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  const restored = value(await restore('restore'))
  over = true
  expect(restored).toMatchObject({ restored: many, cameAlong: [] })
  expect(turns).toBeGreaterThan(many * 4)
  expect(progress().length).toBeGreaterThan(10)
  expect(progress()).toEqual([...progress()].sort((a, b) => a - b))
  expect(trial.events.filter(event => event.type === 'changed')).toHaveLength(1)
  expect([await noteOf(claims[0] as ClaimId), await noteOf(claims.at(-1) as ClaimId)]).toEqual(['', ''])
})

test.each([0.1, 0.9])('given up at %s, it changes nothing', async share => {
  const { methods } = trial
  whenBeyond(share, () => void methods['tasks.cancel']({ task: 'restore' }))
  expect(await restore('restore')).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(trial.events.filter(event => event.type === 'changed')).toEqual([])
  expect(value(await methods['comparisons.head']({ comparison })).summary.total).toBe(many)
  expect(await noteOf(claims[0] as ClaimId)).toBe(noted)
  expect(value(await restore('again')).restored).toBe(many)
})

test.each([0.1, 0.6])('what others do at %s is taken in', async share => {
  const { methods, path } = trial
  const [first, gone] = claims as [ClaimId, ClaimId]
  let done: Promise<unknown> | undefined
  whenBeyond(share, () => {
    const body = { kind: 'claim.delete' as const, id: gone }
    done = methods['project.perform']({ project: path, body })
  })
  const restored = value(await restore('restore'))
  expect(await done).toMatchObject({ ok: true })
  expect(restored.restored).toBe(many)
  expect([await noteOf(first), await noteOf(gone)]).toEqual(['', ''])
  expect(value(await methods['comparisons.head']({ comparison })).summary.total).toBe(0)
  value(await methods['project.undo']({ project: path }))
  expect(await noteOf(first)).toBe(noted)
  expect((await methods['claims.read']({ id: gone })).ok).toBe(false)
})

test('what belongs to it is looked for in steps, and that can be given up', async () => {
  const { methods } = trial
  const preview = (task: string) => methods['comparisons.preview']({ task, comparison, keys: 'all' })
  whenBeyond(0.3, () => void methods['tasks.cancel']({ task: 'restore' }))
  expect(await preview('restore')).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(value(await preview('again')).cameAlong).toEqual([])
})
