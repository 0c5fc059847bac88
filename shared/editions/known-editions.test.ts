import { describe, expect, test } from 'vitest'
import type { ArticleId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Article } from '../model/records'
import { knownEditions } from './known-editions'
import { sketchOf, textLikeness } from './text-sketch'

function finished<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ')

type Told = Partial<Article> & { readonly text: string }
function reader(...told: Told[]): Pick<ProjectReader, 'all' | 'text'> {
  const blank = { title: 'A title', source: '', url: '' }
  const articles = told.map(({ text, ...rest }, i) => ({
    ...{ ...blank, id: `article-${i}-${text.length}`, textHash: text as TextHash },
    ...rest,
  }))
  return { all: () => articles as never, text: hash => hash }
}
const none = { theirs: new Set<ArticleId>(), mine: new Set<ArticleId>() }
const found = (mine: Told[], theirs: Told[], settled = none) => [
  ...finished(knownEditions(reader(...mine), reader(...theirs), settled)),
]
const a = 'a' as ArticleId
const b = 'b' as ArticleId

describe('how alike two texts are', () => {
  const likeness = (one: string, other: string) =>
    textLikeness(finished(sketchOf(one)), finished(sketchOf(other)))
  test('is the share of their runs of three words', () => {
    expect(likeness(words(0, 50), words(0, 50))).toBe(1)
    expect(likeness(words(0, 50), words(50, 99))).toBe(0)
    // 10 of 18 runs on either side.
    expect(likeness(words(0, 20), words(8, 28))).toBeCloseTo(10 / 18)
    expect(likeness('', '')).toBe(0)
  })
  test('is estimated of long texts', () => {
    const actual = 2 * 7_998
    expect(likeness(words(0, 10_000), words(2_000, 12_000))).toBeCloseTo(actual / (2 * 9_998), 1)
    expect(likeness(words(0, 9_000), `${words(0, 4_000)} corrected ${words(4_001, 9_000)}`)).toBeGreaterThan(
      0.97,
    )
  })
})

describe('an edition', () => {
  const text = words(0, 60)
  const corrected = `${words(0, 30)} corrected ${words(31, 60)}`
  const rewritten = `${words(0, 25)} ${words(100, 140)}`
  test('is known by much of its text', () => {
    expect(found([{ id: a, text }], [{ id: b, text: corrected }])).toEqual([[b, a]])
    expect(found([{ id: a, text }], [{ id: b, text: rewritten }])).toEqual([])
  })
  test('is known by address, id, or title and source where a little of the text is the same', () => {
    const url = 'https://paper.example/story'
    expect(found([{ id: a, text, url }], [{ id: b, text: rewritten, url: `${url}/#top` }])).toEqual([[b, a]])
    expect(found([{ id: a, text }], [{ id: a, text: rewritten }])).toEqual([[a, a]])
    const source = 'The Post'
    expect(found([{ id: a, text, source }], [{ id: b, text: rewritten, source }])).toEqual([[b, a]])
    expect(found([{ id: a, text, url }], [{ id: b, text: words(200, 260), url }])).toEqual([])
  })
  test('is not what two papers print, nor what has its own text here, nor what is settled', () => {
    const printed = [{ id: b, text: corrected, source: 'The Ledger' }]
    expect(found([{ id: a, text, source: 'The Post' }], printed)).toEqual([])
    expect(found([{ id: a, text }], [{ text }, { id: b, text: corrected }])).toEqual([])
    const theirs = [{ id: b, text: corrected }]
    expect(found([{ id: a, text }], theirs, { ...none, theirs: new Set([b]) })).toEqual([])
    expect(found([{ id: a, text }], theirs, { ...none, mine: new Set([a]) })).toEqual([])
  })
  test('is of one article only, the likeliest', () => {
    const less = `${corrected} ${words(300, 310)}`
    expect(found([{ id: a, text }], [{ text: less }, { id: b, text: corrected }])).toEqual([[b, a]])
  })
})
