import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DifferencePassage } from '#shared/api/compare-views'
import type { ArticleId } from '#shared/model/ids'
import { passagePieces, valuePieces } from './pieces'

const passage = (text: string, start: number, marks: DifferencePassage['marks']): DifferencePassage => ({
  article: 'article-1' as ArticleId,
  articleTitle: 'Wire copy',
  start,
  text,
  more: [true, false],
  marks,
})

describe('a passage in pieces', () => {
  test('says of each stretch in which state it is marked', () => {
    const pieces = passagePieces(
      passage('about 4,000 soldiers were sent', 100, [
        { start: 100, end: 111, side: 'both' },
        { start: 111, end: 120, side: 'to' },
      ]),
    )
    expect(pieces).toEqual([
      { start: 100, text: 'about 4,000', side: 'both' },
      { start: 111, text: ' soldiers', side: 'to' },
      { start: 120, text: ' were sent', side: null },
    ])
  })

  test('takes what both mark as one, where the marks of the two states overlap', () => {
    const pieces = passagePieces(
      passage('abcdef', 0, [
        { start: 0, end: 4, side: 'from' },
        { start: 2, end: 6, side: 'to' },
      ]),
    )
    expect(pieces.map(({ text, side }) => [text, side])).toEqual([
      ['ab', 'from'],
      ['cd', 'both'],
      ['ef', 'to'],
    ])
  })

  test('keeps every character, whatever is marked, and marks that reach beyond it', () => {
    const mark = fc.record({
      start: fc.integer({ min: 0, max: 60 }),
      end: fc.integer({ min: 0, max: 60 }),
      side: fc.constantFrom('from' as const, 'to' as const, 'both' as const),
    })
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(20), fc.array(mark), (text, start, marks) => {
        const pieces = passagePieces(passage(text, start, marks))
        expect(pieces.map(piece => piece.text).join('')).toBe(text)
        let at = start
        for (const piece of pieces) {
          expect(piece.start).toBe(at)
          at += piece.text.length
        }
      }),
    )
  })
})

describe('two values in pieces', () => {
  test('tells the words that only one of them has', () => {
    const { from, to } = valuePieces('≈ 4,000 soldiers, killed', '≈ 4,000 soldiers, wounded')
    expect(from.filter(piece => !piece.shared)).toEqual([{ start: 18, text: 'killed', shared: false }])
    expect(to.filter(piece => !piece.shared)).toEqual([{ start: 18, text: 'wounded', shared: false }])
  })

  test('shows two other sentences as such, whatever words they happen to share', () => {
    const { from, to } = valuePieces(
      'Lasova denies that Torvane is preparing to send soldiers.',
      'Nobody at the ministry has confirmed that any soldier was sent.',
    )
    expect(from).toHaveLength(1)
    expect(to).toHaveLength(1)
    expect(to[0]?.shared).toBe(false)
  })

  test('is each value again, put together', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (from, to) => {
        const pieces = valuePieces(from, to)
        expect(pieces.from.map(piece => piece.text).join('')).toBe(from)
        expect(pieces.to.map(piece => piece.text).join('')).toBe(to)
      }),
    )
  })

  test('of two long texts is answered at once, as two wholes', () => {
    const one = 'word '.repeat(10_000)
    expect(valuePieces(one, `${one}more`).from).toEqual([{ start: 0, text: one, shared: false }])
  })
})
