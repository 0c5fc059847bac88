import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { HeldFile } from './held-file'
import { KeptUnits } from './kept-units'
import { entity, ministry, ReviewTrial } from './testing/review-trial'

/* What is decided or finished about much is worked out in steps, and can be given up. */

const many = 210

let session: ReviewTrial
let review: string
let keys: string[]

beforeEach(async () => {
  session = await ReviewTrial.begin()
  const { trial, theirs, copy, article } = session
  const one = await trial.claimOf(article, 'about 4,000', 'claim-0')
  const operations = Array.from({ length: many }, (_, at) => ({
    kind: 'claim.create' as const,
    claim: { ...one, id: `claim-new-${at}` as ClaimId },
  }))
  value(
    await theirs.methods['project.perform']({
      project: copy,
      body: { kind: 'batch', title: 'Marked', operations },
    }),
  )
  value(await theirs.methods['project.save']({}))
  const head = value(await trial.methods['review.open']({ task: 'open', paths: [copy] }))
  review = head.id
  const filter = {
    ...{ text: '', standings: [], kinds: [], weights: [], tables: [], articles: [], annotators: [] },
    ...{ files: [], sort: 'place' as const },
  }
  const { rows } = value(await trial.methods['review.list']({ review, filter, offset: 0, limit: 500 }))
  keys = rows.filter(row => row.table === 'claims').map(({ key }) => key)
  expect(keys).toHaveLength(many)
  trial.events = []
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await session.end()
})

const changes = () => session.trial.events.filter(event => event.type === 'changed').length
const left = async () => value(await session.methods['review.current']({}))?.progress.left

/** Gives the task up as soon as it is told how far it has come. */
function giveUp(task: string): void {
  session.trial.session.listen(event => {
    if (event.type === 'progress' && event.task === task) void session.methods['tasks.cancel']({ task })
  })
}

test('deciding much lets others have their turns, and given up it decides nothing', async () => {
  const { methods, trial } = session
  const decide = (task: string) =>
    methods['review.decide']({ task, project: trial.path, review, keys, verdict: 'theirs', reason: '' })
  const before = await left()
  giveUp('decide')
  expect(await decide('decide')).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([changes(), await left()]).toEqual([0, before])
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  expect(value(await decide('again')).decided).toBe(many)
  over = true
  expect(turns).toBeGreaterThan(many * 4)
  expect(changes()).toBe(1)
})

/** What is told under the name, by what is being done. */
function heard(task: string): Map<string, number[]> {
  const told = new Map<string, number[]>()
  session.trial.session.listen(event => {
    if (event.type === 'progress' && event.task === task)
      told.set(event.what, [...(told.get(event.what) ?? []), event.done])
  })
  return told
}

test('deciding a few and looking at what has come of it tell how far they are', async () => {
  const { methods, trial } = session
  const few = { project: trial.path, review, keys: keys.slice(0, 3), verdict: 'mine' as const, reason: 'So' }
  const told = heard('few')
  value(await methods['review.decide']({ ...few, task: 'few' }))
  value(await methods['review.current']({ task: 'few' }))
  for (const what of ['Working out what it comes to', 'Looking at what has been done since']) {
    const shares = told.get(what) ?? []
    expect(shares.length).toBeGreaterThan(0)
    expect(shares).toEqual([...new Set(shares)].sort((a, b) => a - b))
  }
})

test('what is read of a review after a change tells how far that is, and given up it answers so', async () => {
  const { methods, trial } = session
  const key = keys[100] ?? ''
  const asked = { review, text: '', among: null, offset: 0, limit: 10 }
  const reads = {
    articles: (task: string) => methods['review.articles']({ ...asked, task }),
    comments: (task: string) => methods['review.comments']({ review, task }),
    alike: (task: string) => methods['review.alike']({ review, key, task }),
  }
  let at = 0
  const decideOne = () => {
    const of = { project: trial.path, review, keys: [keys[at++] ?? ''], verdict: 'mine' as const, reason: '' }
    return methods['review.decide'](of)
  }
  // How far it is, is told by how many steps it took the last time.
  value(await decideOne())
  await left()
  for (const [name, read] of Object.entries(reads)) {
    value(await decideOne())
    const told = course(name)
    expect(await read(name), name).toMatchObject({ ok: true })
    expect(told.shares.length, name).toBeGreaterThan(1)
    expect(told.shares).toEqual([...told.shares].sort((a, b) => a - b))
    value(await decideOne())
    giveUp(`no ${name}`)
    expect(await read(`no ${name}`), name).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  }
})

/** What is told under the name from now on: the shares in their order, and how many of them each thing that is done has. */
function course(task: string) {
  const shares: number[] = []
  const times = new Map<string, number>()
  session.trial.session.listen(event => {
    if (event.type !== 'progress' || event.task !== task) return
    shares.push(event.done)
    times.set(event.what, (times.get(event.what) ?? 0) + 1)
  })
  return { shares, times }
}

test('opening a review, and saying what something is here, tell how far they are until the end', async () => {
  const { methods, copy } = session
  const opening = course('anew')
  const { id } = value(await methods['review.open']({ task: 'anew', paths: [copy] }))
  const matching = course('map')
  const set = [{ table: 'labels' as const, id: 'nothing', into: null }]
  value(await methods['review.map']({ task: 'map', review: id, file: 0, set }))
  for (const [{ shares, times }, held] of [
    [opening, 'Holding it against the project'],
    [matching, 'Matching'],
  ] as const) {
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(times.get(held)).toBeGreaterThan(2)
    expect(times.get('Putting the differences together')).toBeGreaterThan(10)
    expect(shares.at(-1)).toBeLessThanOrEqual(1)
  }
})

test('an opening that is given up while the differences are put together ends there, and the review before stays', async () => {
  const { methods, copy, trial } = session
  trial.session.listen(event => {
    if (event.type === 'progress' && event.what === 'Putting the differences together')
      void methods['tasks.cancel']({ task: 'anew' })
  })
  const meeting = vi.spyOn(HeldFile.prototype, 'meet')
  const noting = vi.spyOn(KeptUnits.prototype, 'noting')
  const reply = await methods['review.open']({ task: 'anew', paths: [copy] })
  expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  for (let turn = 0; turn < many * 10; turn++) await nextTurn()
  expect([meeting.mock.calls.length, noting.mock.calls.length]).toEqual([1, 0])
  expect(value(await methods['review.current']({}))?.id).toBe(review)
})

test('a review whose finishing is given up is open as before, and finishes when it is asked again', async () => {
  const { methods, trial } = session
  const finish = (task: string) =>
    methods['review.finish']({ task, project: trial.path, review, undecided: 'take' })
  const before = await left()
  giveUp('finish')
  expect(await finish('finish')).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([changes(), await left()]).toEqual([0, before])
  expect(value(await finish('again')).taken).toBeGreaterThanOrEqual(many)
  expect(changes()).toBe(1)
})

test('finishing tells how far all of it is, once from the beginning to the end', async () => {
  const { methods, trial } = session
  const told: (readonly [string, number])[] = []
  session.trial.session.listen(event => {
    if (event.type === 'progress' && event.task === 'finish') told.push([event.what, event.done])
  })
  value(await methods['review.finish']({ task: 'finish', project: trial.path, review, undecided: 'take' }))
  const shares = told.map(([, done]) => done)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  const bringing = told.filter(([what]) => what === 'Bringing it in').map(([, done]) => done)
  expect(bringing.length).toBeGreaterThan(5)
  expect(new Set(bringing).size).toBe(bringing.length)
  expect(Math.max(...shares)).toBeGreaterThan(0.9)
  expect(Math.max(...shares)).toBeLessThanOrEqual(1)
})

test('what a decision would drag along is of the project as it is, though others work while it is worked out', async () => {
  const { methods, theirs, copy } = session
  value(
    await theirs.methods['project.perform']({
      project: copy,
      body: { kind: 'entity.create', entity: ministry },
    }),
  )
  const operations = Array.from({ length: many }, (_, at) => ({
    kind: 'claim.set' as const,
    id: `claim-new-${at}` as ClaimId,
    patch: { entities: [entity] },
  }))
  const body = { kind: 'batch' as const, title: 'Named', operations }
  value(await theirs.methods['project.perform']({ project: copy, body }))
  value(await theirs.methods['project.save']({}))
  const { id } = value(await methods['review.open']({ task: 'open', paths: [copy] }))
  const ask = () => methods['review.preview']({ task: 'look', review: id, keys, verdict: 'theirs' })
  expect(value(await ask()).cameAlong).toHaveLength(1)
  // The same entity, made here meanwhile.
  const meanwhile = new Promise(resolve => {
    setImmediate(() => resolve(session.ours({ kind: 'entity.create', entity: ministry })))
  })
  const preview = value(await ask())
  await meanwhile
  expect(preview).toEqual(value(await ask()))
  expect(preview.cameAlong).toEqual([])
})
