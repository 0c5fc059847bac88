import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Difference } from '#shared/compare/differences'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId, ClaimId, EntityId } from '#shared/model/ids'
import { newEntity } from '#shared/testing/scene'
import { Trial, value } from '../trial.test-support'
import { inOrder, summaryOf } from './summary'

/* What a filter lets through of many differences is looked for in steps that others can come between. */

const many = 120

let trial: Trial
let copy = ''
beforeEach(async () => {
  trial = await Trial.begin()
  const article = await trial.projectWithArticle()
  const one = await trial.claimOf(article, 'about 4,000', 'claim-0')
  const claims = Array.from({ length: many }, (_, at) => `claim-${at}` as ClaimId)
  const perform = (body: Parameters<Trial['methods']['project.perform']>[0]['body']) =>
    trial.methods['project.perform']({ project: trial.path, body })
  const operations = claims.map(id => ({ kind: 'claim.create' as const, claim: { ...one, id } }))
  value(await perform({ kind: 'batch', title: 'Marked', operations }))
  copy = join(trial.folder, 'copy.claimbench.json')
  value(await trial.methods['project.saveCopy']({ path: copy }))
  const notes = claims.map(id => ({ kind: 'claim.set' as const, id, patch: { note: 'Noted.' } }))
  value(await perform({ kind: 'batch', title: 'Noted', operations: notes }))
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await trial.end()
})

test('a filter’s differences, once for all pages of the list', async () => {
  const with_ = { kind: 'file' as const, path: copy }
  const { id } = value(await trial.methods['comparisons.open']({ task: 'compare', with: with_ }))
  const filter = { text: 'about', kinds: [], weights: [], tables: [], articles: [], annotators: [] }
  const page = async (offset: number) => {
    let [turns, over] = [0, false]
    const turn = () => {
      turns++
      if (!over) setImmediate(turn)
    }
    setImmediate(turn)
    const listed = value(
      await trial.methods['comparisons.list']({ comparison: id, filter, offset, limit: 50 }),
    )
    over = true
    return { turns, total: listed.total, rows: listed.rows.length }
  }
  const first = await page(0)
  expect(first).toMatchObject({ total: many, rows: 50 })
  expect(first.turns).toBeGreaterThanOrEqual(many)
  const last = await page(100)
  expect(last).toMatchObject({ total: many, rows: 20 })
  expect(last.turns).toBeLessThan(5)
})

test('putting differences in order and counting them, whenever the project has changed', async () => {
  const found = Array.from({ length: 2_000 }, (_, at) => difference(at))
  const none = { get: () => undefined, text: () => undefined }
  const project = { ...none, all: () => [] } as never
  const order = inOrder(found, none, project)
  let steps = 0
  let step = order.next()
  for (; !step.done; step = order.next()) steps++
  expect(step.value.map(({ key }) => key)).toEqual(found.map(({ key }) => key).sort())
  expect(steps).toBeGreaterThan(7)
  expect([...summaryOf(found, () => null, none, none)].length).toBeGreaterThan(6)
  expect(atOnce(summaryOf(found, () => null, none, none))).toMatchObject({
    total: 2_000,
    kinds: { added: 2_000 },
  })
})

const stamp = { by: 'annotator-ada' as AnnotatorId, at: '2025-03-02T00:00:00.000Z' }
const difference = (at: number): Difference => ({
  key: `entities/entity-${at}`,
  ...{ table: 'entities', id: `entity-${at}`, kind: 'added', weight: 'content', fields: [] },
  from: undefined,
  to: { ...newEntity(`entity-${at}` as EntityId, `Ministry ${at}`), ...{ created: stamp, changed: null } },
})
