import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ClaimId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { entity, everything, ministry, note, ReviewTrial } from './testing/review-trial'

/* A conflict about a record that is gone tells what needs it; what that is is looked for in steps. */

const many = 210

let session: ReviewTrial
let review: string
beforeEach(async () => {
  session = await ReviewTrial.begin()
  const { trial, article } = session
  await session.ours({ kind: 'entity.create', entity: ministry })
  const copy = join(trial.folder, 'cy.claimbench.json')
  value(await trial.methods['project.saveCopy']({ path: copy }))
  const cy = await session.window('Cy')
  value(await cy.methods['project.open']({ path: copy }))
  const one = await trial.claimOf(article, 'about 4,000', 'claim-0')
  const operations = Array.from({ length: many }, (_, at) => ({
    kind: 'claim.create' as const,
    claim: { ...one, id: `claim-new-${at}` as ClaimId, entities: [entity] },
  }))
  const body = { kind: 'batch' as const, title: 'Marked', operations }
  value(await cy.methods['project.perform']({ project: copy, body, confirmed: true }))
  value(await cy.methods['project.save']({}))
  value(
    await trial.methods['project.perform']({
      project: trial.path,
      body: { kind: 'entity.delete', id: entity },
      confirmed: true,
    }),
  )
  review = (await session.open(copy)).id
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await session.end()
})

const sentence = `You removed the entity “The ministry”, and Cy has ${many} claims that need it.`

/** How many turns others have while something is done, and what comes of it. */
async function turnsDuring<T>(act: () => Promise<T>): Promise<{ turns: number; came: T }> {
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  const came = await act()
  over = true
  return { turns, came }
}

const list = async () => value(await session.methods['review.list']({ review, ...everything })).rows[0]

test('a list whose rows are in order already lets others have their turns before it tells of them, once', async () => {
  const { filter } = everything
  await session.methods['review.place']({ review, filter, key: '' })
  const first = await turnsDuring(list)
  expect(first.came?.conflict).toBe(sentence)
  expect(first.turns).toBeGreaterThan(many)
  const again = await turnsDuring(list)
  expect(again.came).toEqual(first.came)
  expect(again.turns).toBeLessThan(4)
})

test('a row that is read after a change is told of as the project is then, in steps', async () => {
  const key = (await list())?.key ?? ''
  await session.ours(note('Ours'))
  value(await session.methods['review.current']({}))
  const read = async () => value(await session.methods['review.read']({ review, key }))
  const { turns, came } = await turnsDuring(read)
  expect(came.row.conflict).toBe(sentence)
  expect(turns).toBeGreaterThan(many)
})
