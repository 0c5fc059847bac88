import { expect, test } from 'vitest'
import type { AnnotatorId, ClaimId, CommentId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'
import { threadsOf } from './threads'

const comment = (id: string, replyTo: string | null = null): Comment => ({
  id: id as CommentId,
  on: { table: 'claims', id: 'claim-1' as ClaimId },
  replyTo: replyTo as CommentId | null,
  text: id,
  resolved: false,
  created: { by: 'annotator-1' as AnnotatorId, at: '2025-03-02T10:00:00.000Z' },
  changed: null,
})

test('answers stand under the comment that they answer, in their order', () => {
  const threads = threadsOf([
    comment('a'),
    comment('b'),
    comment('a1', 'a'),
    comment('b1', 'b'),
    comment('a2', 'a'),
  ])
  expect(threads.map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
    ['a', ['a1', 'a2']],
    ['b', ['b1']],
  ])
})

test('an answer whose comment is gone is not lost', () => {
  const threads = threadsOf([comment('a1', 'gone'), comment('b')])
  expect(threads.map(({ first }) => first.id)).toEqual(['a1', 'b'])
})
