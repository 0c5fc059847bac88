import { expect, test } from 'vitest'
import type { EvidenceLink } from '#shared/model/records'
import { before, id, newLink, scene } from '#shared/testing/scene'
import { knowsEnds, linksOf, linkTouches } from './article-shown'
import { RecordCache } from './record-cache'

function known(): RecordCache {
  const cache = new RecordCache()
  cache.take({ claims: [...scene().claims.values()], links: [...scene().links.values()] })
  return cache
}

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
