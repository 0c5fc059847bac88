import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ArticleId, ClaimId } from '#shared/model/ids'
import { Trial, value } from '../trial.test-support'

/* A review that was sent is read and applied in steps: others come between, and it can be given up. */

const many = 40
const claimId = 'claim-one' as ClaimId

let trial: Trial
let article: ArticleId
let path: string
beforeEach(async () => {
  trial = await Trial.begin()
  article = await trial.projectWithArticle()
  const claim = await trial.claimOf(article, '4,000 soldiers', claimId)
  value(
    await trial.methods['project.perform']({ project: trial.path, body: { kind: 'claim.create', claim } }),
  )
  path = join(trial.folder, 'theirs.claimbench-review.json')
  await writeFile(path, JSON.stringify(reviewPack()))
  trial.events = []
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await trial.end()
})

const made = { by: 'annotator-cy', at: '2025-05-02T09:00:00.000Z' }
const stamps = { created: made, changed: null }

/** A verdict on the note of the claim, and many comments on the claim. */
function reviewPack(fields: object = {}) {
  const comments = Array.from({ length: many }, (_, at) => ({
    ...{ id: `comment-${at}`, on: { table: 'claims', id: claimId }, replyTo: null, text: `So ${at}?` },
    ...{ resolved: false, ...stamps },
  }))
  const options = ['', 'theirs'].map(note => ({ value: note, by: null }))
  const verdict = {
    ...{ id: 'decision-one', subject: `claims/${claimId}#note`, code: 'both-changed', settled: true },
    ...{ base: '', value: 'theirs', options, follows: [], from: 'Theirs', reason: 'So it is.', ...stamps },
  }
  return {
    ...{ format: 'claimbench-review', version: 1, project: { id: 'project-other', title: 'Other' } },
    ...{ made, annotators: [{ id: made.by, name: 'Cy', created: made.at }] },
    ...{ decisions: [verdict], comments },
    brought: { labels: [], attributes: [], entityTypes: [], stances: [], entities: [] },
    ...fields,
  }
}

const task = 'review'
const read = () => trial.methods['reviewPacks.read']({ path, task })
const apply = () => trial.methods['reviewPacks.apply']({ project: trial.path, path, task })
const noteOf = async () => value(await trial.methods['claims.read']({ id: claimId })).claims?.[0]?.note
const setNote = (note: string) =>
  trial.methods['project.perform']({
    project: trial.path,
    body: { kind: 'claim.set', id: claimId, patch: { note } },
  })
const revision = async () => value(await trial.methods['workbench.start']({})).project?.revision

/** Calls `act` at the first word that it has come so far with it. */
function when(what: string, far: number, act: () => unknown) {
  const stop = trial.session.listen(event => {
    if (event.type !== 'progress' || event.what !== what || event.done < far) return
    stop()
    void act()
  })
}

test('reading it and applying it say how far they are, once from 0 to 1', async () => {
  for (const [ask, last] of [
    [read, 'Looking at what applies here'],
    [apply, 'Working out what changes'],
  ] as const) {
    trial.events = []
    value(await ask())
    const told = trial.events.flatMap(event => (event.type === 'progress' ? event : []))
    const shares = told.map(({ done }) => done)
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.length).toBeGreaterThan(many / 2)
    expect([shares[0], (shares.at(-1) ?? 0) > 0.9, told.at(-1)?.what]).toEqual([0, true, last])
  }
})

test.each([
  ['Reading the review', 0],
  ['Checking the review', 0.2],
  ['Looking at what applies here', 0.5],
  ['Working out what changes', 0.9],
])('given up at “%s” nothing is applied, and asked again it is', async (what, far) => {
  const before = await revision()
  when(what, far, () => trial.methods['tasks.cancel']({ task }))
  expect(await apply()).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([await noteOf(), (await revision()) === before]).toEqual(['', true])
  const applied = value(await apply())
  expect(applied.counts).toMatchObject({ verdict: { applies: 1 }, comment: { applies: many } })
  expect(await noteOf()).toBe('theirs')
})

test('what it comes to is told of the project as it is when it is told', async () => {
  when('Looking at what applies here', 0.7, () => setNote('mine'))
  const { rows, counts } = value(await read())
  expect(counts.verdict).toMatchObject({ applies: 0, 'no-place': 1 })
  expect(rows[0]).toMatchObject({ kind: 'verdict', why: 'It has been changed here since.' })
})

test('what was changed while it was applied is left alone, and told', async () => {
  when('Working out what changes', 0.7, () => setNote('mine'))
  const { counts } = value(await apply())
  expect(counts).toMatchObject({ verdict: { 'no-place': 1 }, comment: { applies: many } })
  expect(await noteOf()).toBe('mine')
})

test('one that is damaged says where, whatever it holds many of', async () => {
  const [first, ...others] = reviewPack().comments
  for (const [fields, where] of [
    [{ comments: [first, { ...others[0], text: 7 }, ...others.slice(1)] }, 'comments/2: text'],
    [{ decisions: [{ ...reviewPack().decisions[0], value: deep(100) }] }, 'decisions/1: it nests more than'],
    [{ brought: { ...reviewPack().brought, labels: [{}] } }, 'labels/1: '],
    [{ brought: { ...reviewPack().brought, labels: null } }, 'brought.labels: '],
    [{ annotators: [{ id: made.by, name: 7, created: made.at }] }, 'annotators.0.name: '],
    [{ decisions: {} }, 'decisions: '],
  ] as const) {
    await writeFile(path, JSON.stringify(reviewPack(fields)))
    const reply = await read()
    expect(reply).toMatchObject({ ok: false, problem: { code: 'damaged' } })
    expect(!reply.ok && reply.problem.message).toContain(`is damaged (${where}`)
  }
})

const deep = (levels: number): unknown => (levels === 0 ? null : [deep(levels - 1)])
