import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { agreementOf, workingOut } from '#shared/adjudication/agreement'
import { type SideBySide, sideBySide } from '#shared/adjudication/cases'
import { findGold, findLayer } from '#shared/adjudication/gold'
import type { AnnotatorId, OperationId } from '#shared/model/ids'
import type { Operation } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { testFolder } from '../../test-folders.test-support'
import { unwaited } from '../making'
import type { OpenProject } from '../open-project'
import { OpenProjects } from '../open-projects'
import { takeBack } from '../taking-back'
import { openWindow, trialReaders, value } from '../trial.test-support'
import { createEngine, machine } from '../workbench'
import { chosenCases } from './cases'
import { articlesOf, keptSides } from './kept-sides'
import { annotatedByTwo } from './two-annotators.test-support'

/* Figures and cases are worked out in steps that others can come between. */

let folder = ''
let open: OpenProject
let annotators: AnnotatorId[] = []
beforeEach(async () => {
  folder = testFolder('in-steps')
  const engine = createEngine(machine, trialReaders)
  const sample = join(import.meta.dirname, '../../../seeds/sample.claimbench.json')
  const { path } = await annotatedByTwo(engine, sample, folder)
  await engine.closeEngine()
  open = value(await new OpenProjects(machine).open(path))
  const named = [...open.project.all('annotators')].filter(({ name }) => name === 'Bo' || name === 'Cy')
  annotators = named.map(({ id }) => id)
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await open.close()
})

const compared = () => ({ annotators, articles: [], atLeast: 0 })
const everything = { text: '', articles: [], differs: [], standings: [], cell: null }
const nobody = new AbortController().signal

/** How many turns others have while something is done. */
async function turnsDuring(act: () => Promise<unknown>): Promise<number> {
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  await act()
  over = true
  return turns
}

test('the figures are those of one go', async () => {
  const { project } = open
  const articles = articlesOf(project, compared())
  const atOnce = agreementOf(sideBySide(project, { ...compared(), articles }), [...project.all('attributes')])
  const { agreement } = value(await keptSides(open).agreement(compared(), nobody, () => undefined))
  expect(agreement).toEqual(atOnce)
  expect(agreement.figures.length).toBeGreaterThan(3)
})

test('labels and cases are counted one by one', () => {
  const { project } = open
  const articles = articlesOf(project, compared())
  const side = sideBySide(project, { ...compared(), articles })
  const shares = [...workingOut(side, [])]
  expect(shares.filter(done => done === 0.98)).toHaveLength(side.cases.length)
  expect(shares.filter(done => done === 0.88)).toHaveLength(4 * articles.length)
})

test('given up in the middle there are none, and they are worked out when they are asked for again', async () => {
  const asked = new AbortController()
  let told = 0
  const giveUp = (_: string, done: number) => {
    told = done
    if (done > 0.3) asked.abort()
  }
  const givenUp = await keptSides(open).agreement(compared(), asked.signal, giveUp)
  expect(givenUp).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect([told > 0.3, told < 0.5]).toEqual([true, true])
  const { agreement } = value(await keptSides(open).agreement(compared(), nobody, () => undefined))
  expect(agreement.articles).toHaveLength(2)
})

test('looking for cases lets others have their turns, once for all pages of a list', async () => {
  const side = await keptSides(open).side(compared())
  const filter = { ...everything, standings: ['open' as const], differs: ['label' as const] }
  const first = await turnsDuring(async () => {
    expect(await chosenCases(open.project, side, filter, unwaited)).toEqual(
      side.cases.filter(({ differs }) => differs.includes('label')),
    )
  })
  expect(first).toBeGreaterThan(side.cases.length - 1)
  expect(await turnsDuring(() => chosenCases(open.project, side, filter, unwaited))).toBeLessThan(3)
})

test('of a list of cases it is told once how far it is, from putting annotations side by side to looking through them', async () => {
  const engine = createEngine(machine, trialReaders)
  const session = await openWindow(engine, folder)
  value(await session.methods['project.open']({ path: open.path }))
  const heard: { readonly what: string; readonly done: number }[] = []
  session.listen(event => event.type === 'progress' && event.task === 'cases' && heard.push(event))
  const filter = { ...everything, standings: ['open' as const] }
  const asked = { compared: compared(), filter, offset: 0, limit: 50, task: 'cases' }
  value(await session.methods['agreement.cases'](asked))
  await engine.closeEngine()
  const shares = heard.map(({ done }) => done)
  expect([...new Set(heard.map(({ what }) => what))]).toHaveLength(2)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBeGreaterThan(0.9)
})

test('what is put side by side for several is told to each, and goes on until the last has given it up', async () => {
  const [one, other] = [new AbortController(), new AbortController()]
  const told: [number[], number[]] = [[], []]
  const kept = keptSides(open)
  const first = kept.sideWaited(compared(), {
    signal: one.signal,
    tell: (_, done) => {
      told[0].push(done)
      one.abort()
    },
  })
  const second = kept.sideWaited(compared(), { signal: other.signal, tell: (_, done) => told[1].push(done) })
  expect(await first).toBeNull()
  expect(told[0]).toHaveLength(1)
  const side = await second
  expect(side?.cases.length).toBeGreaterThan(0)
  expect(told[1].length).toBeGreaterThan(1)
  expect(await kept.side(compared())).toBe(side)
})

test('given up by all who wait, it is begun anew for whoever asks again', async () => {
  const kept = keptSides(open)
  const ask = (asked: AbortController) =>
    kept.sideWaited(compared(), { signal: asked.signal, tell: () => asked.abort() })
  expect(await ask(new AbortController())).toBeNull()
  const [waited, through] = [ask(new AbortController()), kept.side(compared())]
  expect(await waited).toBeNull()
  expect((await through).cases.length).toBeGreaterThan(0)
})

test('what was taken back while annotations were put side by side is no part of what is kept', async () => {
  const { project, book } = open
  const [by] = annotators as [AnnotatorId]
  const [, later] = articlesOf(project, compared())
  const [claim] = [...project.all('claims')].filter(
    ({ article, created }) => article === later && created.by === by,
  )
  if (!claim) throw new Error('nothing is marked in the second article')
  const body = { kind: 'claim.delete' as const, id: claim.id }
  const operation: Operation = { id: 'op-lost' as OperationId, by, at: '2025-03-02T10:00:00.000Z', body }
  let words = 0
  const kept = keptSides(open)
  const first = await kept.sideWaited(compared(), {
    signal: nobody,
    tell: () => {
      // As an operation that cannot be written: there while the second article is looked at, and then gone.
      if (++words === 1) {
        const outcome = reduce(project, operation)
        if (!outcome.ok) throw new Error(outcome.refusal.message)
        project.apply(outcome.change)
        book.push({ operation, inverse: outcome.inverse })
      } else if (words === 2) takeBack(operation, project, book, machine)
    },
  })
  const has = (side: SideBySide | null) =>
    side?.cases.some(({ versions }) => versions.some(version => version?.id === claim.id))
  expect([words > 2, has(first)]).toEqual([true, false])
  expect(has(await kept.side(compared()))).toBe(true)
})

test('others can come between the articles of the gold standard, and of a layer, while either is put together', async () => {
  const side = await keptSides(open).side(compared())
  const [annotator] = annotators as [AnnotatorId]
  expect([...findGold(open.project, side)].length).toBeGreaterThanOrEqual(side.articles.length)
  const layer = findLayer(open.project, side, annotator)
  let [steps, step] = [0, layer.next()]
  for (; !step.done; step = layer.next()) steps++
  expect(steps).toBeGreaterThanOrEqual(2 * side.articles.length)
  const by = [...step.value.claims.values()].map(({ created }) => created.by)
  expect([by.length, new Set(by)]).toEqual([10, new Set([annotator])])
})
