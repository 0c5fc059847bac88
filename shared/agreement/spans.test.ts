import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestMatching, type Candidate } from './assignment'
import { cohenKappa } from './kappa'
import { linkF1, meanLinkF1, typesOfSameLinks } from './link-agreement'
import { describeCriterion, intersectionOverUnion, type MarkedSpan, type MatchCriterion } from './span'
import { alignSpans, labelsOfAligned, labelsOfSameSpans, meanSpanF1, spanF1 } from './span-agreement'

let made = 0
const span = (start: number, end: number, label: string | null = 'x', article = 'a'): MarkedSpan => ({
  id: `s${made++}`,
  article,
  label,
  ranges: [{ start, end }],
})
const exact: MatchCriterion = { kind: 'exact' }
const overlap: MatchCriterion = { kind: 'overlap' }
const any = { sameLabel: false }

const anySpans = fc.array(
  fc
    .record({
      start: fc.nat(30),
      length: fc.integer({ min: 1, max: 8 }),
      label: fc.constantFrom('x', 'y'),
      article: fc.constantFrom('a', 'b'),
    })
    .map(({ start, length, label, article }) => span(start, start + length, label, article)),
  { maxLength: 8 },
)

describe('span F1', () => {
  const mine = [span(0, 10), span(20, 30), span(40, 50, 'y')]
  const theirs = [span(0, 10), span(22, 30), span(40, 50), span(60, 70)]
  test('exact, by place and by label', () => {
    expect(spanF1(mine, theirs, exact, any)).toEqual({
      f1: { value: 4 / 7 },
      matched: 2,
      onlyFirst: 1,
      onlySecond: 2,
    })
    expect(spanF1(mine, theirs, exact, { sameLabel: true }).f1).toEqual({ value: 2 / 7 })
  })
  test('overlap, and at least so much of it', () => {
    expect(spanF1(mine, theirs, overlap, any).f1).toEqual({ value: 6 / 7 })
    expect(spanF1(mine, theirs, { kind: 'iou', atLeast: 0.8 }, any).matched).toBe(3)
    expect(spanF1(mine, theirs, { kind: 'iou', atLeast: 0.81 }, any).matched).toBe(2)
  })
  test('one to one: a long span does not stand for all that it covers', () => {
    expect(spanF1([span(0, 100)], [span(0, 10), span(20, 30), span(40, 50)], overlap, any)).toMatchObject({
      matched: 1,
      onlySecond: 2,
    })
  })
  test('as many pairs as there can be, not the first that come', () => {
    // The first could take the second's only partner.
    expect(spanF1([span(0, 20), span(15, 20)], [span(14, 22), span(0, 5)], overlap, any).matched).toBe(2)
  })
  test('articles are apart, and discontinuous spans are more than their ends', () => {
    expect(spanF1([span(0, 5)], [span(0, 5, 'x', 'b')], overlap, any).matched).toBe(0)
    const split: MarkedSpan = {
      ...span(0, 3),
      ranges: [
        { start: 0, end: 3 },
        { start: 10, end: 13 },
      ],
    }
    expect(spanF1([split], [span(4, 9)], overlap, any).matched).toBe(0)
    expect(intersectionOverUnion(split, span(0, 13))).toBe(6 / 13)
    expect(spanF1([split], [{ ...split, id: 'other' }], exact, any).f1).toEqual({ value: 1 })
  })
  test('undefined where nobody marked anything, 0 where one did', () => {
    expect(spanF1([], [], exact, any).f1).toEqual({ value: null, reason: expect.stringMatching(/neither/) })
    expect(spanF1([span(0, 1)], [], exact, any).f1).toEqual({ value: 0 })
    expect(meanSpanF1([{ coder: 'a', spans: [] }], overlap, any).value).toBeNull()
  })
  test('the mean over three annotators', () => {
    const of = (coder: string, ...spans: MarkedSpan[]) => ({ coder, spans })
    const three = [of('a', span(0, 5)), of('b', span(0, 5)), of('c', span(7, 9))]
    expect(meanSpanF1(three, exact, any).value).toBeCloseTo(1 / 3, 12)
  })
  test('whoever comes first, and overlap finds no less than exact', () => {
    fc.assert(
      fc.property(anySpans, anySpans, fc.boolean(), (first, second, sameLabel) => {
        for (const criterion of [exact, overlap, { kind: 'iou', atLeast: 0.5 } as const])
          expect(spanF1(first, second, criterion, { sameLabel }).f1).toEqual(
            spanF1(second, first, criterion, { sameLabel }).f1,
          )
        const of = (criterion: MatchCriterion) => spanF1(first, second, criterion, { sameLabel }).matched
        expect(of(overlap)).toBeGreaterThanOrEqual(of({ kind: 'iou', atLeast: 0.5 }))
        expect(of({ kind: 'iou', atLeast: 0.5 })).toBeGreaterThanOrEqual(of(exact))
      }),
    )
  })
  test('every criterion can be named', () => {
    expect([exact, overlap, { kind: 'iou', atLeast: 0.5 } as const].map(describeCriterion)).toEqual([
      'the same characters',
      'any overlap, one to one',
      'intersection over union of 0.5 or more, one to one',
    ])
  })
})

test('the best matching is what trying every one comes to', () => {
  const best = (candidates: readonly Candidate[]): [number, number] => {
    const [head, ...tail] = candidates
    if (!head) return [0, 0]
    const without = best(tail)
    const [pairs, fit] = best(tail.filter(({ left, right }) => left !== head.left && right !== head.right))
    const using: [number, number] = [pairs + 1, fit + head.fit]
    return using[0] > without[0] || (using[0] === without[0] && using[1] > without[1]) ? using : without
  }
  const candidates = fc.uniqueArray(
    fc.record({
      left: fc.nat(4),
      right: fc.nat(4),
      fit: fc.integer({ min: 1, max: 100 }).map(hundredths => hundredths / 100),
    }),
    { maxLength: 12, selector: ({ left, right }) => `${left}-${right}` },
  )
  fc.assert(
    fc.property(candidates, given => {
      const found = bestMatching(given)
      expect(new Set(found.map(({ left }) => left)).size).toBe(found.length)
      expect(new Set(found.map(({ right }) => right)).size).toBe(found.length)
      const [pairs, fit] = best(given)
      expect(found.length).toBe(pairs)
      expect(found.reduce((sum, pair) => sum + pair.fit, 0)).toBeCloseTo(fit, 9)
    }),
    { numRuns: 500 },
  )
})

test('labels where places agree go to kappa', () => {
  const first = [span(0, 5, 'x'), span(10, 15, 'y'), span(20, 25, 'x'), span(30, 35, 'y')]
  const second = [span(0, 5, 'x'), span(10, 15, 'y'), span(21, 25, 'y'), span(40, 45, 'y')]
  const data = labelsOfAligned(['a', 'b'], alignSpans(first, second, overlap, any))
  expect(data.units.map(({ values }) => values)).toEqual([
    ['x', 'x'],
    ['y', 'y'],
    ['x', 'y'],
  ])
  expect(cohenKappa(data).value).toBeCloseTo(0.4, 12)
  const same = labelsOfSameSpans([
    { coder: 'a', spans: first },
    { coder: 'b', spans: second },
    { coder: 'c', spans: [span(0, 5, 'z')] },
  ])
  expect(same.units[0]?.values).toEqual(['x', 'x', 'z'])
  expect(same.units.find(({ id }) => id === first[2]?.id)?.values).toEqual(['x', null, null])
})

describe('links', () => {
  const link = (from: string, to: string, type: string | null) => ({ from, to, type })
  const mine = [
    link('c1', 's1', 'supports'),
    link('c1', 's2', 'contradicts'),
    link('c1', 's2', 'contradicts'),
  ]
  const theirs = [link('c1', 's1', 'supports'), link('c1', 's2', 'repeats'), link('c2', 's3', 'supports')]
  test('F1 of sets, with the type and without', () => {
    expect(linkF1(mine, theirs, { sameType: true })).toMatchObject({ f1: { value: 2 / 5 }, matched: 1 })
    expect(linkF1(mine, theirs, { sameType: false })).toMatchObject({ f1: { value: 4 / 5 }, matched: 2 })
    expect(linkF1([], [], { sameType: true }).f1.value).toBeNull()
    const three = [mine, mine, theirs].map((links, at) => ({ coder: `${at}`, links }))
    expect(meanLinkF1(three, { sameType: true }).value).toBeCloseTo((1 + 0.4 + 0.4) / 3, 12)
  })
  test('ends that run together are not confused', () => {
    expect(linkF1([link('a', 'b c', null)], [link('a b', 'c', null)], { sameType: true }).matched).toBe(0)
  })
  test('types where ends agree', () => {
    const { units } = typesOfSameLinks([
      { coder: 'a', links: mine },
      { coder: 'b', links: theirs },
    ])
    expect(units.map(({ values }) => values)).toEqual([
      ['supports', 'supports'],
      ['contradicts', 'repeats'],
      [null, 'supports'],
    ])
  })
})
