import { expect, test } from 'vitest'
import type { ArticleId, ClaimId } from '#shared/model/ids'
import type { Article, Claim, Mention } from '#shared/model/records'
import { before, id, newArticle, newClaim, newLink, newMention } from '#shared/testing/scene'
import { forgetFarArticles, keptArticles } from './forgetting'
import { RecordCache } from './record-cache'

const made = { created: before, changed: null }
const articleId = (at: number) => id<ArticleId>(`article-${at}`)

/** A window that has read so many articles, each with a claim and a mention, in order; every claim is linked to the next. */
function afterReading(count: number) {
  const cache = new RecordCache()
  const texts = new Map<string, string>()
  for (let at = 0; at < count; at++) {
    const claim = { ...newClaim(`claim-${at}`, 'dawn', 'dawn'), ...made, article: articleId(at) }
    const mention = { ...newMention(`mention-${at}`, 'dawn', 'dawn', null), ...made, article: articleId(at) }
    cache.take({
      articles: [{ ...newArticle('dawn'), ...made, id: articleId(at) } as Article],
      claims: [claim as Claim],
      mentions: [mention as Mention],
      links: [{ ...newLink(`link-${at}`, `claim-${at}`, toClaim(at + 1), null), ...made }],
    })
    texts.set(articleId(at), 'The text.')
  }
  return { cache, texts }
}
const toClaim = (at: number) => ({ kind: 'claim' as const, claim: id<ClaimId>(`claim-${at}`) })
const idsOf = (records: Iterable<{ readonly id: string }>) => [...records].map(record => record.id)

test('nothing is forgotten while there is room', () => {
  const { cache, texts } = afterReading(keptArticles)
  forgetFarArticles(cache, texts, [])
  expect([texts.size, idsOf(cache.all('claims')).length]).toEqual([keptArticles, keptArticles])
})

test('what was read longest ago goes, with what is marked in it', () => {
  const { cache, texts } = afterReading(keptArticles + 3)
  forgetFarArticles(cache, texts, [])
  expect(texts.size).toBe(keptArticles)
  expect(texts.has(articleId(2))).toBe(false)
  expect(idsOf(cache.all('mentions'))).not.toContain('mention-2')
  expect(idsOf(cache.all('mentions'))).toHaveLength(keptArticles)
})

test('the far end of a link from what is kept stays, with the article it is from', () => {
  const { cache, texts } = afterReading(keptArticles + 3)
  forgetFarArticles(cache, texts, [])
  expect(idsOf(cache.all('links'))).toContain('link-2')
  expect(idsOf(cache.all('links'))).not.toContain('link-1')
  expect(idsOf(cache.all('claims'))).toContain('claim-2')
  expect(idsOf(cache.all('claims'))).not.toContain('claim-1')
  expect(idsOf(cache.all('articles'))).toContain(articleId(2))
  expect(idsOf(cache.all('articles'))).not.toContain(articleId(1))
})

test('what is shown stays, however long ago it was read, and counts as read just now', () => {
  const { cache, texts } = afterReading(keptArticles + 3)
  forgetFarArticles(cache, texts, [articleId(0)])
  expect(texts.has(articleId(0))).toBe(true)
  expect([...texts.keys()].at(-1)).toBe(articleId(0))
  expect(idsOf(cache.all('mentions'))).toContain('mention-0')
  expect(texts.size).toBe(keptArticles)
})
