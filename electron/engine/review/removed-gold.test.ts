import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AdjudicationId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { type Body, claim, note, ReviewTrial } from './testing/review-trial'

/* A case was settled with a claim as its gold standard, which a teammate has removed and the project has changed. */

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

const id = 'adjudication-one' as AdjudicationId
const verdict = `adjudications/${id}#verdict`

async function begin(): Promise<string> {
  const { article } = on
  const adjudication = { id, article, claims: [claim], gold: claim, verdict: 'chosen', reason: '' } as const
  const settle: Body = { kind: 'adjudication.settle', adjudication }
  await on.bo({ kind: 'claim.delete', id: claim })
  await on.ours(note('Ours'))
  await on.ours(settle)
  return (await on.open()).id
}
/** The verdict as a row, and what the project says by now. */
async function verdictIn(review: string) {
  const row = (await on.rows(review)).find(({ unit }) => unit === verdict)
  if (!row) throw new Error('the verdict on the case is not among the differences')
  const { mine, theirs, others } = value(await on.methods['review.read']({ review, key: row.key }))
  return { row, mine, theirs, others }
}
const open = { verdict: 'open', gold: null }

it('says what theirs comes to: the case is open again', async () => {
  const { theirs, others } = await verdictIn(await begin())
  expect([theirs.value, others]).toEqual([open, []])
})

it.each([
  ['theirs', { standing: 'same', verdict: 'theirs' }, open],
  ['mine', { standing: 'decided', verdict: 'mine' }, { verdict: 'chosen', gold: claim }],
] as const)('is decided by itself: %s', async (kind, stands, says) => {
  const review = await begin()
  await on.decide(review, [(await verdictIn(review)).row], { verdict: kind })
  const { row, mine } = await verdictIn(review)
  expect([row, mine.value]).toMatchObject([stands, says])
})

it('is decided with all that it goes with, though it was put off first', async () => {
  const review = await begin()
  const toDecide = async () => (await on.rows(review)).filter(({ standing }) => standing !== 'same')
  await on.decide(review, await toDecide(), { verdict: 'later' })
  expect((await verdictIn(review)).row).toMatchObject({ standing: 'later' })
  const ofClaim = ({ unit }: { readonly unit: string }) => unit === `claims/${claim}`
  await on.decide(review, (await toDecide()).filter(ofClaim), { verdict: 'theirs' })
  const { row, mine } = await verdictIn(review)
  expect([row.standing, mine.value]).toEqual(['same', open])
  expect(await on.claimNow()).toBeUndefined()
})
