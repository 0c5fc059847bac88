import { describe, expect, test } from 'vitest'
import { graphemeEdge } from '../reading/graphemes'
import { anchorAt } from './anchor'
import { betweenEditions } from './reanchor'
import { placeSpans } from './reanchor-spans'

const lead =
  'Officials in the northern port spoke to reporters on Tuesday after a long silence about the losses.'
const figure = 'The general staff said about 4,000 soldiers had been killed or wounded since the spring.'
const reply =
  'The ministry in the capital did not answer questions, and two embassies declined to comment at all.'
const close =
  'Aid groups say that the winter will decide how many families can return to the border villages.'
const article = [lead, figure, reply, close].join('\n\n')

/** The anchor of the only place where the words stand. */
function find(text: string, words: string) {
  const start = text.indexOf(words)
  expect(text.indexOf(words, start + 1)).toBe(-1)
  return anchorAt(text, start, start + words.length)
}
const place = (to: string, words: string, from = article) => betweenEditions(from, to)(find(from, words))

describe('a span in a corrected edition', () => {
  test('that is the same text is exact', () => {
    const span = find(article, 'about 4,000')
    expect(place(article, 'about 4,000')).toEqual({ outcome: 'exact', span })
  })
  test('whose article was changed after it is exact', () => {
    const span = find(article, 'about 4,000')
    const to = article.replace('will decide', 'decides')
    expect(place(to, 'about 4,000')).toMatchObject({ outcome: 'exact', span: { start: span.start } })
  })
  test('whose article was changed before it has moved', () => {
    const to = article.replace('Officials in', 'Three officials in')
    expect(place(to, 'about 4,000')).toEqual({ outcome: 'moved', span: find(to, 'about 4,000') })
  })
  test('whose paragraph was put elsewhere has moved', () => {
    const to = [figure, close, lead, reply].join('\n\n')
    expect(place(to, 'did not answer')).toEqual({ outcome: 'moved', span: find(to, 'did not answer') })
  })
  test('whose figure was corrected is fuzzy, and its new words are quoted', () => {
    const to = article.replace('about 4,000', 'about 5,100')
    const found = place(to, 'about 4,000 soldiers')
    expect(found).toMatchObject({ outcome: 'fuzzy', span: { quote: 'about 5,100 soldiers' } })
    expect(found.outcome === 'fuzzy' && found.score).toBeCloseTo(0.9)
  })
  test('is not put on a correction that quotes what the article said before', () => {
    const note = 'Correction: an earlier version of this article said about 4,000 soldiers had been killed.'
    const to = `${article.replace('about 4,000', 'about 5,100')}\n\n${note}`
    expect(place(to, 'about 4,000')).toMatchObject({ outcome: 'fuzzy', span: { quote: 'about 5,100' } })
  })
  test('whose sentence is there twice, side by side, is orphaned and both are listed', () => {
    const to = article.replace(figure, `${figure} ${figure}`)
    const found = place(to, 'about 4,000')
    expect(found).toMatchObject({ outcome: 'orphaned', reason: 'lookalikes' })
    const quotes =
      found.outcome === 'orphaned' ? found.lookalikes.map(({ start, end }) => to.slice(start, end)) : []
    expect(quotes).toEqual(['about 4,000', 'about 4,000'])
  })
  test('whose sentence is quoted once more far off stays where it was', () => {
    const more = Array.from(
      { length: 40 },
      (_, i) => `Paragraph ${i} tells of village ${i * 7} and road ${i * 3}.`,
    )
    const from = [article, ...more].join('\n\n')
    const to = `${from}\n\n${figure}`
    expect(place(to, 'about 4,000', from)).toMatchObject({ outcome: 'exact' })
  })
  test('that was taken out is gone, though one like it has always stood elsewhere', () => {
    const twice = [lead, figure, reply, `Later it repeated: ${figure}`, close].join('\n\n')
    const to = [lead, reply, `Later it repeated: ${figure}`, close].join('\n\n')
    const start = twice.indexOf('about 4,000')
    expect(betweenEditions(twice, to)(anchorAt(twice, start, start + 11))).toMatchObject({
      outcome: 'orphaned',
    })
  })
  test('whose sentence was written anew is gone', () => {
    const to = article.replace(figure, 'Nobody at the front would give any number this week.')
    expect(place(to, 'about 4,000')).toEqual({ outcome: 'orphaned', reason: 'gone', lookalikes: [] })
  })
  test('of an article that was written anew is gone', () => {
    const to =
      'Harbour dues rise in May. Ferries will sail twice a day, and the old pier is to be closed for repairs.'
    for (const words of ['about 4,000', 'the winter will decide', 'Tuesday'])
      expect(place(to, words)).toMatchObject({ outcome: 'orphaned' })
  })
  test('that was only wrapped differently is almost the same', () => {
    const to = article.replaceAll(' killed ', '\nkilled ')
    const found = place(to, 'had been killed or wounded')
    expect(found).toMatchObject({ outcome: 'fuzzy', span: { quote: 'had been\nkilled or wounded' } })
    expect(found.outcome === 'fuzzy' && found.score).toBeGreaterThan(0.95)
  })
  test('whose offsets do not lead to its quote is in no place at all', () => {
    const span = { ...find(article, 'about 4,000'), start: 3, end: 14 }
    for (const to of [article, `New. ${article}`])
      expect(betweenEditions(article, to)(span)).toMatchObject({ outcome: 'orphaned', reason: 'gone' })
  })
  test('that begins and ends inside words does so still', () => {
    const to = article.replace('Officials in', 'Three officials in')
    const from = article.indexOf('ounded since the spr')
    const found = betweenEditions(article, to)(anchorAt(article, from, from + 20))
    expect(found).toMatchObject({ outcome: 'moved', span: { quote: 'ounded since the spr' } })
  })
})

describe('characters', () => {
  const from = `${lead} A👩🏽‍🚒😀 cafe\u0301 报告说约有四千人伤亡。 ${close}`
  test.each([
    ['a firefighter', '👩🏽‍🚒😀', '👩‍🚒😀'],
    ['a flag', '😀', '😀🇳🇴'],
    ['an accent', 'cafe\u0301', 'cafe'],
    ['a Chinese figure', '四千', '五千'],
  ])('are never cut: %s that is replaced', (_, old, fresh) => {
    const to = from.replace(old, fresh)
    const start = from.indexOf(old)
    const between = betweenEditions(from, to)
    for (const [back, on] of [
      [0, 0],
      [5, 0],
      [0, 5],
      [5, 5],
    ] as const) {
      const [first, last] = [
        graphemeEdge(from, start - back, -1),
        graphemeEdge(from, start + old.length + on, 1),
      ]
      const found = between(anchorAt(from, first, last))
      if (found.outcome === 'orphaned') continue
      expect(graphemeEdge(to, found.span.start, -1)).toBe(found.span.start)
      expect(graphemeEdge(to, found.span.end, 1)).toBe(found.span.end)
    }
  })
  test('a Chinese figure is found by the characters around it', () => {
    const to = from.replace('四千', '五千')
    const start = from.indexOf('四千人')
    expect(betweenEditions(from, to)(anchorAt(from, start, start + 3))).toMatchObject({
      outcome: 'fuzzy',
      span: { quote: '五千人' },
    })
  })
})

describe('a span in parts', () => {
  const parts = ['about 4,000', 'killed or wounded']
  const placed = (to: string) =>
    placeSpans(
      to,
      parts.map(words => find(article, words)),
      betweenEditions(article, to),
    )
  test('is moved when any part is', () => {
    const to = article.replace('soldiers had', 'young soldiers had')
    expect(placed(to)).toEqual({ outcome: 'moved', spans: parts.map(words => find(to, words)) })
  })
  test('is as fuzzy as its worst part', () => {
    expect(placed(article.replace('4,000', '4,100'))).toMatchObject({ outcome: 'fuzzy', score: 10 / 11 })
  })
  test('is orphaned when any part is', () => {
    const to = article.replace('killed or wounded since the spring', 'lost')
    expect(placed(to)).toMatchObject({ outcome: 'orphaned' })
  })
  test('keeps its parts where what stood between them was taken out', () => {
    const to = article.replace(' soldiers had been', '')
    expect(placed(to)).toMatchObject({ outcome: 'moved', spans: parts.map(quote => ({ quote })) })
  })
  test('becomes one, and so another, where its parts touch', () => {
    const from = `${lead} 报告说约有四千人伤亡。 ${close}`
    const to = from.replace('有四', '')
    const spans = ['约', '千人'].map(words => find(from, words))
    expect(placeSpans(to, spans, betweenEditions(from, to))).toMatchObject({
      outcome: 'fuzzy',
      spans: [{ quote: '约千人' }],
    })
  })
})
