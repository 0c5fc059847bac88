import { describe, expect, test } from 'vitest'
import { type EditedArticle, EditionMaker } from '../testing/editions'
import { anchorAt } from './anchor'
import { betweenEditions, type Placement } from './reanchor'

/*
 * What is measured here is what the thresholds in edition-judgement.ts were chosen by. A placement is wrong where it
 * holds none of the span's own words, followed through every edit.
 */

interface Case {
  readonly placement: Placement
  readonly article: EditedArticle
  readonly quote: string
  /** The span's own words, as far as they are left, in the corrected edition. */
  readonly left: readonly { readonly start: number; readonly end: number }[]
}

/** Spans of random articles of up to `paragraphs` paragraphs, each article with up to `edits` edits. */
function* cases(
  seed: number,
  spans: number,
  paragraphs: number,
  edits: number,
  copies: boolean,
): Generator<Case> {
  for (let made = 0, turn = 0; made < spans; turn++) {
    const maker = new EditionMaker(seed + turn)
    const article = maker.make(2 + maker.below(paragraphs), edits, copies)
    const place = betweenEditions(article.from, article.to)
    for (let k = 0; k < 8; k++, made++) {
      const first = maker.below(article.words.length)
      const words = article.words.slice(first, first + 1 + maker.below(maker.below(4) === 0 ? 40 : 8))
      const start = words[0]?.start ?? 0
      const span = anchorAt(article.from, start, words.at(-1)?.end ?? start + 1)
      const left = words.flatMap(word => article.truth.get(word.id) ?? [])
      yield { placement: place(span), article, quote: span.quote, left }
    }
  }
}

const isWrong = ({ placement, left }: Case) =>
  placement.outcome !== 'orphaned' &&
  !left.some(({ start, end }) => start < placement.span.end && placement.span.start < end)

const isIntact = ({ article, quote, left }: Case) =>
  left.length > 0 && article.to.slice(left[0]?.start, left.at(-1)?.end) === quote

describe('random corrections', () => {
  test.each([
    { seed: 50_000, spans: 5_000, paragraphs: 8, edits: 10, copies: true },
    { seed: 30_000, spans: 2_000, paragraphs: 60, edits: 20, copies: true },
    { seed: 60_000, spans: 3_000, paragraphs: 8, edits: 10, copies: false },
  ])('seed $seed: of $spans spans none is put where it never was (copies: $copies)', run => {
    const { seed, spans, paragraphs, edits, copies } = run
    for (const each of cases(seed, spans, paragraphs, edits, copies)) {
      const { placement, article } = each
      expect(isWrong(each), `${each.quote} → ${JSON.stringify(placement)}`).toBe(false)
      if (placement.outcome === 'orphaned') continue
      const { start, end, quote } = placement.span
      expect(article.to.slice(start, end)).toBe(quote)
      expect(placement.outcome === 'fuzzy').toBe(quote !== each.quote)
    }
  })

  test('seed 90000: of 2,000 spans whose words are left as they were, 97 in 100 are found again', () => {
    const intact = [...cases(90_000, 2_000, 60, 12, false)].filter(isIntact)
    const found = intact.filter(({ placement }) => placement.outcome !== 'orphaned')
    expect(intact.length).toBeGreaterThan(1_500)
    expect(found.length / intact.length).toBeGreaterThan(0.97)
  })
})

describe('time', () => {
  const places = (text: string, apart: number, long: number) =>
    Array.from({ length: Math.floor((text.length - long) / apart) }, (_, i) =>
      anchorAt(text, i * apart, i * apart + long),
    )

  test('100,000 words with 10,000 spans take a moment, not a minute', () => {
    const { from, to } = new EditionMaker(7).make(2_300, 40, false)
    const began = process.cpuUsage()
    const place = betweenEditions(from, to)
    const outcomes = places(from, Math.floor(from.length / 10_000), 60).map(span => place(span).outcome)
    const { user, system } = process.cpuUsage(began)
    expect(outcomes.length).toBeGreaterThan(9_900)
    // Some 0.7 s on a machine that does nothing else; a busy one takes several times as long.
    expect((user + system) / 1_000_000).toBeLessThan(10)
  })

  test.each([
    ['one letter over and over', 'a '.repeat(20_000), `x ${'a '.repeat(19_000)}y`],
    ['two letters in turn', 'a b '.repeat(10_000), 'b b a '.repeat(7_000)],
    ['one word without end', 'x'.repeat(200_000), `${'x'.repeat(199_999)}y`],
    ['another article', new EditionMaker(1).make(300, 0).from, new EditionMaker(2).make(300, 0).from],
  ])('texts made to be slow are answered: %s', (_, from, to) => {
    const place = betweenEditions(from, to)
    for (const span of places(from, Math.ceil(from.length / 300), 11)) {
      const placement = place(span)
      if (placement.outcome !== 'orphaned') expect(placement.span.end).toBeLessThanOrEqual(to.length)
    }
  })
})
