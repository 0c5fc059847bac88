import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { value } from '../trial.test-support'
import { claim, note, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

const asked = async (review: string, article: ReviewTrial['article'] | null = null) =>
  value(await on.methods['review.agreement']({ task: 'agree', review, file: 0, article }))

describe('agreement beside a review', () => {
  it('is between the teammate and whoever of us marked the same article, as each marked it', async () => {
    await on.bo(await on.newClaim('about 4,000 soldiers', 'claim-bo'))
    const { id } = await on.open()
    const all = await asked(id, on.article)
    expect(all).toMatchObject({ theirs: { name: 'Bo', here: false }, articles: 1 })
    const exact = all?.figures.find(figure => figure.id === 'span-f1-exact')
    expect(exact).toMatchObject({ value: 1, variant: expect.stringContaining('the same characters') })
    expect(all?.article?.figures.map(figure => figure.id)).toContain('label-cohen')
    expect((await asked(id))?.article).toBeNull()
  })

  it('stays as it is where theirs is taken in, and follows what one of us does', async () => {
    await on.bo(await on.newClaim('about 4,000 soldiers', 'claim-bo'))
    const { id } = await on.open()
    const before = await asked(id)
    const [row] = await on.rows(id)
    if (!row) throw new Error('there is no difference')
    await on.decide(id, [row], { verdict: 'theirs' })
    expect(await asked(id)).toEqual({ ...before, theirs: { ...before?.theirs, here: true } })
    await on.ours({ kind: 'claim.delete', id: claim })
    expect(await asked(id)).toBeNull()
  })

  it('holds nothing against another text: of a corrected article theirs count once they stand in it', async () => {
    await on.bo(await on.newClaim('about 4,000 soldiers', 'claim-bo'))
    const { id } = await on.open()
    expect(await asked(id)).toMatchObject({ articles: 1 })
    // Nothing that is marked is touched by it.
    const { text } = value(await on.methods['articles.read']({ id: on.article }))
    const edition = { text: `${text}\n\nThe ministry has been asked again.`, outline: [] }
    const correction = { project: on.trial.path, id: on.article, edition, leave: [], task: 'correct' }
    value(await on.methods['editions.accept'](correction))
    expect(await asked(id)).toBeNull()
    const row = (await on.rows(id)).find(({ unit }) => unit === 'claims/claim-bo')
    if (!row) throw new Error('their claim is not among the differences')
    await on.decide(id, [row], { verdict: 'theirs' })
    expect(await asked(id)).toMatchObject({ articles: 1, theirs: { name: 'Bo', here: true } })
    await on.undo()
    expect(await asked(id)).toBeNull()
  })

  it('is none where they marked nothing of their own', async () => {
    await on.bo(note('Checked twice'))
    expect(await asked((await on.open()).id)).toBeNull()
  })
})
