import { describe, expect, it, test } from 'vitest'
import { anchorsFor } from '../anchors/ranges'
import type { AnnotatorId, ArticleId, ClaimId, LinkId } from '../model/ids'
import type { Claim, EvidenceLink, Quantity } from '../model/records'
import { compareEnds, countStances, farEnd, sameLink, sayStances } from './ends'

const text = 'about 4,000 casualties; over 1,100 killed or wounded'
const stamp = { by: 'annotator-a' as AnnotatorId, at: '2025-03-03T10:00:00.000Z' }
const one = 'article-1' as ArticleId
const other = 'article-2' as ArticleId

function claim(id: string, article: ArticleId, quantity: Quantity | null = null): Claim {
  return {
    id: id as ClaimId,
    article,
    spans: anchorsFor(text, [{ start: 0, end: 11 }]),
    label: null,
    attribution: null,
    certainty: null,
    asOf: null,
    wording: '',
    quantity,
    note: '',
    entities: [],
    attributes: {},
    status: 'open',
    created: stamp,
    changed: null,
  }
}
const a = claim('claim-a', one, { relation: '~', value: 4000, measure: 'casualties' })
const b = claim('claim-b', other, { relation: '>', value: 1100, measure: '' })
const claims = new Map([a, b].map(record => [record.id, record]))
const spanTarget = {
  kind: 'span',
  article: other,
  spans: anchorsFor(text, [{ start: 24, end: 52 }]),
} as const

function link(from: ClaimId, target: EvidenceLink['target']): EvidenceLink {
  return {
    id: 'link-1' as LinkId,
    claim: from,
    target,
    stance: null,
    confidence: null,
    note: '',
    created: stamp,
    changed: null,
  }
}
const toClaim = link(a.id, { kind: 'claim', claim: b.id })

describe('the far end of a link', () => {
  it('is the evidence, seen from the claim', () => {
    expect(farEnd(toClaim, a.id, id => claims.get(id))).toMatchObject({
      role: 'evidence',
      article: other,
      claim: b,
    })
  })
  it('is the claim that it bears on, seen from the evidence', () => {
    expect(farEnd(toClaim, b.id, id => claims.get(id))).toMatchObject({
      role: 'bears-on',
      article: one,
      claim: a,
    })
  })
  it('is a span where no claim stands', () => {
    expect(farEnd(link(a.id, spanTarget), a.id, () => undefined)).toMatchObject({
      role: 'evidence',
      claim: null,
    })
  })
  it('is unknown until its claim has been read', () => {
    expect(farEnd(toClaim, a.id, () => undefined)).toBeNull()
  })
})

describe('figures at the ends', () => {
  it('are compared between claims', () => {
    expect(compareEnds(a, { claim: b, spans: b.spans })?.says).toBe('bound fits, estimate 3.6 × lower')
  })
  it('are read from the words of a span', () => {
    expect(compareEnds(a, { claim: null, spans: spanTarget.spans })?.verdict).toBe('incomparable')
  })
  it('are nothing where an end states none', () => {
    expect(compareEnds(claim('claim-c', one), { claim: b, spans: b.spans })).toBeNull()
  })
})

test.each([
  [['supports', 'supports', 'contradicts'], '2 support · 1 contradicts'],
  [['repeats', null], '1 repeats · 1 undecided'],
  [[], ''],
] as const)('stances %o read “%s”', (meanings, said) => {
  const links = meanings.map((_, at) => ({ ...toClaim, id: `link-${at}` as LinkId }))
  const counts = countStances(links, of => meanings[links.indexOf(of)] ?? null)
  expect(sayStances(counts)).toBe(said)
})

describe('a link that is there already', () => {
  test.each([
    ['the same claim', a.id, { kind: 'claim', claim: b.id }, true],
    ['the other way round', b.id, { kind: 'claim', claim: a.id }, true],
    ['a third claim', a.id, { kind: 'claim', claim: 'claim-c' as ClaimId }, false],
    ['a span', a.id, spanTarget, false],
  ] as const)('%s', (_, from, target, expected) => {
    expect(sameLink([toClaim], from, target) === toClaim).toBe(expected)
  })
  it('to the same span is found by its places', () => {
    const there = link(a.id, spanTarget)
    expect(sameLink([there], a.id, { ...spanTarget })).toBe(there)
    const elsewhere = { ...spanTarget, spans: anchorsFor(text, [{ start: 24, end: 34 }]) }
    expect(sameLink([there], a.id, elsewhere)).toBeUndefined()
  })
})
