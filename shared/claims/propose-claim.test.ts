import { expect, test } from 'vitest'
import { compareEnds } from '../evidence/ends'
import type { Article, Claim } from '../model/records'
import { id, newArticle } from '../testing/scene'
import { proposeClaim } from './propose-claim'

const stamps = { created: { by: id('ada'), at: '2025-03-01T09:00:00.000Z' }, changed: null }

function proposed(word: string, date: string, text: string): Claim {
  const article = { ...newArticle('dawn'), ...stamps, date } as Article
  const claim = proposeClaim(id(word), article, text, [{ start: 0, end: text.length }], null)
  if (!claim) throw new Error('there were words')
  return { ...claim, ...stamps } as Claim
}

test('articles of two days that contradict one another are proposed as a conflict', () => {
  const one = proposed('one', '2025-03-01', 'over 10,000 soldiers')
  const other = proposed('other', '2025-03-02', 'up to 10,000 soldiers')
  expect(compareEnds(one, { claim: other, spans: other.spans })?.verdict).toBe('conflict')
})

test('white space alone is no claim', () => {
  const article = { ...newArticle('dawn'), ...stamps } as Article
  expect(proposeClaim(id('none'), article, ' \n ', [{ start: 0, end: 3 }], null)).toBeNull()
})
