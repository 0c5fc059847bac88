import { expect, test } from 'vitest'
import type { Article, Claim, EvidenceLink } from '#shared/model/records'
import { before, id, newClaim, newLink, scene, texts } from '#shared/testing/scene'
import { articleShown, knowsEnds, linksOf, linkTouches } from './article-shown'
import { RecordCache } from './record-cache'

const made = { created: before, changed: null }
const claim = (word: string, quote: string): Claim => ({ ...newClaim(word, 'dawn', quote), ...made })

function known(): RecordCache {
  const cache = new RecordCache()
  cache.take({ claims: [...scene().claims.values()], links: [...scene().links.values()] })
  return cache
}

test('claims come in text order, of those that begin together the longer first', () => {
  const shown = articleShown(
    scene().articles.get(id('dawn')) as Article,
    texts.dawn,
    [claim('late', 'Mara Lund'), claim('short', 'About 4,000'), claim('long', 'About 4,000 soldiers')],
    [...scene().mentions.values()],
    [],
  )
  expect(shown.claims.map(({ id }) => id)).toEqual(['long', 'short', 'late'])
  const starts = shown.mentions.map(mention => mention.span.start)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test.each([
  ['a claim here and a claim there', 'against', 'dawn', true],
  ['a claim here and a claim there', 'against', 'noon', true],
  ['a claim there and a span here', 'for', 'noon', true],
  ['neither', 'for', 'dusk', false],
])('a link with %s: %s in %s', (_, link, article, expected) => {
  const record = scene().links.get(id(link)) as EvidenceLink
  expect(linkTouches(known(), record, id(article))).toBe(expected)
})

test('a link whose claim has not been read is nowhere yet', () => {
  expect(linkTouches(new RecordCache(), scene().links.get(id('against')) as EvidenceLink, id('dawn'))).toBe(
    false,
  )
})

test('a claim’s links are those at either end of which it stands, oldest first', () => {
  const cache = known()
  const earlier = { by: before.by, at: '2025-01-01T00:00:00.000Z' }
  const older = newLink('older', 'three', { kind: 'claim', claim: id('dawn-crossing') }, null)
  cache.take({ links: [{ ...older, created: earlier, changed: null }] })
  expect(linksOf(cache, id('three')).map(link => link.id)).toEqual(['older', 'against'])
  expect(linksOf(cache, id('four')).map(link => link.id)).toEqual(['against'])
})

test('the ends of a link are known as long as the claims and articles at them are', () => {
  const cache = known()
  const link = (name: string) => scene().links.get(id(name)) as EvidenceLink
  expect(['for', 'against'].map(name => knowsEnds(cache, link(name)))).toEqual([false, false])
  cache.take({ articles: [...scene().articles.values()] })
  expect(['for', 'against'].map(name => knowsEnds(cache, link(name)))).toEqual([true, true])
  cache.forget('articles', article => article.id === id('dawn'))
  expect(knowsEnds(cache, link('against'))).toBe(false)
  cache.take({ articles: [...scene().articles.values()] })
  cache.forget('claims', claim => claim.article === id('noon'))
  expect(['for', 'against'].map(name => knowsEnds(cache, link(name)))).toEqual([true, false])
})
