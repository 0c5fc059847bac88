import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommentId } from '#shared/model/ids'
import { value } from '../trial.test-support'
import { type Body, claim, note, ReviewTrial } from './testing/review-trial'

let on: ReviewTrial
beforeEach(async () => {
  on = await ReviewTrial.begin()
})
afterEach(() => on.end())

const says = (text: string, id: string, about: string = claim, replyTo: string | null = null): Body => ({
  kind: 'comment.add',
  comment: {
    ...{ id: id as CommentId, replyTo: replyTo as CommentId | null, text, resolved: false },
    on: { table: about === claim ? 'claims' : 'articles', id: about as never },
  },
})

const brought = async (id: string) => value(await on.methods['review.comments']({ review: id }))

describe('what a teammate says', () => {
  it('is told with what it is on and the difference that it belongs to, and with none where nothing differs', async () => {
    await on.bo(note('Checked twice'))
    await on.bo(says('Who said so?', 'comment-bo'))
    await on.bo(says('A good piece.', 'comment-article', on.article))
    const { id } = await on.open()
    const [first] = await on.rows(id)
    expect(await brought(id)).toMatchObject([
      { id: 'comment-bo', made: { byName: 'Bo' }, row: first?.key, here: false, onHere: true },
      { id: 'comment-article', on: { table: 'articles', id: on.article }, row: null, here: false },
    ])
    const [, ofArticle] = await brought(id)
    expect(ofArticle?.title).not.toBe('')
    const detail = value(await on.methods['review.read']({ review: id, key: first?.key ?? '' }))
    expect(detail.comments).toMatchObject([{ id: 'comment-bo', here: false }])
  })

  it('is here once the review is finished, and not new again', async () => {
    await on.bo(note('Checked twice'))
    await on.bo(says('Who said so?', 'comment-bo'))
    await on.finish((await on.open()).id)
    await on.bo(says('The ministry.', 'comment-more', claim, 'comment-bo'))
    const { id } = await on.open()
    expect((await brought(id)).map(comment => comment.id)).toEqual(['comment-more'])
  })

  it('is not new where both had it and it has been deleted here', async () => {
    await on.bo(says('Who said so?', 'comment-bo'))
    await on.finish((await on.open()).id)
    await on.ours({ kind: 'comment.delete', id: 'comment-bo' as CommentId })
    await on.bo(note('Checked twice'))
    const { id } = await on.open()
    expect(await brought(id)).toEqual([])
    const [row] = await on.rows(id)
    const detail = value(await on.methods['review.read']({ review: id, key: row?.key ?? '' }))
    expect(detail.comments).toEqual([])
  })
})
