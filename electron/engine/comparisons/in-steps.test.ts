import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { Trial, value } from '../trial.test-support'

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
