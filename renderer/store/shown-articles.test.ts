import { expect, test } from 'vitest'
import type { Article, Claim, Mention } from '#shared/model/records'
import { before, id, newClaim, scene, texts } from '#shared/testing/scene'
import { RecordCache } from './record-cache'
import { ShownArticles } from './shown-articles'

const made = { created: before, changed: null }
const claim = (word: string, quote: string, article = 'dawn'): Claim => ({
  ...newClaim(word, article as 'dawn', quote),
  ...made,
})
const article = scene().articles.get(id('dawn')) as Article

function shownOf(claims: readonly Claim[], mentions: readonly Mention[] = [...scene().mentions.values()]) {
  const cache = new RecordCache()
  cache.take({ claims: [...claims], mentions: [...mentions] })
  const shown = new ShownArticles(cache)
  return { cache, of: () => shown.of(article, texts.dawn) }
}

const ids = (records: readonly { readonly id: string }[]) => records.map(record => record.id)
const [late, short, long] = [
  claim('late', 'Mara Lund'),
  claim('short', 'About 4,000'),
  claim('long', 'About 4,000 soldiers'),
]

test('claims come in text order, of those that begin together the longer first', () => {
  const shown = shownOf([late, short, long, claim('away', 'unheard of', 'noon')]).of()
  expect(ids(shown.claims)).toEqual(['long', 'short', 'late'])
  const starts = shown.mentions.map(mention => mention.span.start)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test('who looks twice is given the same; a change of something else changes nothing that is shown', () => {
  const { cache, of } = shownOf([late, short, long])
  const first = of()
  expect(of()).toBe(first)
  cache.take({ claims: [claim('away', 'unheard of', 'noon')] })
  const { claims, mentions, links } = of()
  expect([claims, mentions, links]).toEqual([first.claims, first.mentions, first.links])
  expect(claims).toBe(first.claims)
})

test.each<[string, (claims: RecordCache) => void]>([
  ['one comes', cache => cache.take({ claims: [claim('new', 'About 4,000 soldiers were')] })],
  ['one changes', cache => cache.take({ claims: [{ ...short, wording: 'Four thousand' }] })],
  ['one moves', cache => cache.take({ claims: [{ ...short, spans: late.spans }] })],
  ['one goes', cache => cache.forget('claims', one => one.id === long.id)],
  ['one loses its place', cache => cache.take({ claims: [{ ...long, edition: article.textHash }] })],
  ['nothing stays', cache => cache.forget('claims', () => true)],
  [
    'one goes and comes back behind the others',
    cache => {
      cache.forget('claims', one => one.id === late.id)
      cache.take({ claims: [late] })
    },
  ],
])('what is shown after %s is what would be shown had nothing been known before', (_, change) => {
  const crowd = Array.from({ length: 12 }, (_, at) => claim(`crowd-${at}`, 'Mara'))
  const { cache, of } = shownOf([late, short, long, ...crowd])
  of()
  change(cache)
  const afresh = new ShownArticles(cache).of(article, texts.dawn)
  const known = of()
  expect(new Set(ids(known.claims))).toEqual(new Set(ids(afresh.claims)))
  const places = (claims: readonly Claim[]) =>
    claims.map(({ spans }) => [spans[0]?.start, spans.at(-1)?.end].join())
  expect(places(known.claims)).toEqual(places(afresh.claims))
  expect(known.orphans).toEqual(afresh.orphans)
})
