import { expect, test } from 'vitest'
import type { AgreementReport } from './report'
import { shownRange, shownValue } from './report'
import { escaped, reportHtml } from './report-html'

const hostile = '<img src=x onerror="alert(1)">\u2019&\'"'

const report: AgreementReport = {
  generator: 'Claimbench 0',
  at: '2025-03-02T10:30:00.000Z',
  project: hostile,
  sides: [{ id: 'ada' as never, name: hostile, claims: 1, mentions: 0, links: 0, articles: 1 }],
  agreement: {
    annotators: [
      { id: 'ada' as never, name: hostile },
      { id: 'bo' as never, name: 'Bo' },
    ],
    articles: [{ id: 'a' as never, name: hostile }],
    partly: 0,
    atLeast: 0,
    seed: 1,
    figures: [
      {
        id: 'span-f1-exact',
        name: 'Spans, exact F1',
        variant: hostile,
        unit: 'claims',
        group: 'spans',
        main: true,
        value: null,
        reason: 'neither annotator marked any',
        units: 0,
        interval: null,
        reliance: null,
      },
    ],
    pairs: [],
    labels: [],
    byArticle: [],
    matrices: [
      {
        annotators: ['ada' as never, 'bo' as never],
        values: [{ value: 'not-marked', name: hostile }],
        counts: [[3]],
        total: 3,
      },
    ],
  },
  progress: {
    total: 1,
    decided: 0,
    later: 0,
    changed: 0,
    agreedOpen: 0,
    gold: 0,
    byArticle: [
      { id: 'a' as never, name: hostile, total: 1, decided: 0, later: 0, changed: 0, agreedOpen: 0 },
    ],
  },
  cases: [
    {
      case: 'adjudication-1' as never,
      article: 'a' as never,
      articleTitle: hostile,
      differs: ['label'],
      standing: 'decided',
      verdict: 'chosen',
      reason: hostile,
      decidedBy: hostile,
      decidedAt: '2025-03-02T10:30:00.000Z',
      versions: [
        {
          claim: 'c' as never,
          by: 'ada' as never,
          byName: hostile,
          label: hostile,
          quote: hostile,
          spans: [],
          wording: '',
        },
      ],
      gold: [
        {
          claim: 'c' as never,
          by: 'ada' as never,
          byName: hostile,
          label: hostile,
          quote: hostile,
          spans: [],
          wording: '',
        },
      ],
    },
  ],
}

test('words of the project stand in the page as words, and in attributes too', () => {
  const page = [...reportHtml(report)].join('')
  expect(page).not.toContain('<img')
  expect(page).not.toContain('onerror="')
  expect(page.split(escaped(hostile)).length).toBeGreaterThan(8)
})

test('the page forbids itself to fetch or to run anything', () => {
  const page = [...reportHtml(report)].join('')
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/<script|<link|<iframe|@import|url\(|<[^>]*\s(src|on\w+)=/i)
})

test('no dash stands beside a minus', () => {
  const between = (low: number, high: number) => shownRange({ low, high })
  expect([between(0.63, 0.78), between(-0.333, -0.111), between(-0.1, 0.2)]).toEqual([
    '.630–.780',
    '−.333 to −.111',
    '−.100 to .200',
  ])
})

test('what is undefined is n/a with its reason', () => {
  expect([...reportHtml(report)].join('')).toContain('neither annotator marked any')
  expect([null, 0.7124, -0.05, 1, 0, -0.0001].map(shownValue)).toEqual([
    'n/a',
    '.712',
    '−.050',
    '1.000',
    '.000',
    '.000',
  ])
})

test('however much there is to tell, no piece of the page tells of more than one', () => {
  const many = <T>(all: readonly T[]): T[] => Array.from({ length: 500 }, () => all).flat()
  const { agreement, progress, cases } = report
  const pair = { annotators: ['ada' as never, 'bo' as never] as const, figures: agreement.figures }
  const large: AgreementReport = {
    ...report,
    sides: many(report.sides),
    agreement: {
      ...agreement,
      articles: many(agreement.articles),
      pairs: many([pair]),
      matrices: many(agreement.matrices),
      byArticle: many([{ id: 'a' as never, name: hostile, figures: agreement.figures }]),
    },
    progress: { ...progress, byArticle: many(progress.byArticle) },
    cases: many([...cases, ...cases.map(each => ({ ...each, standing: 'open' as const }))]),
  }
  const longest = (of: AgreementReport) =>
    Math.max(...[...reportHtml(of)].slice(1).map(piece => piece.length))
  expect(longest(large)).toBeLessThanOrEqual(longest(report) + 2)
})
