import fc from 'fast-check'
import { expect, test } from 'vitest'
import { casePieces } from './case-pieces'

test('a passage is cut where a version begins or ends, and says who marks each stretch', () => {
  const pieces = casePieces({
    start: 100,
    text: 'about 4,000 soldiers were sent',
    more: [false, false],
    marks: [
      { start: 100, end: 120, version: 0 },
      { start: 106, end: 120, version: 1 },
    ],
  })
  expect(pieces.map(({ text, by }) => [text, by])).toEqual([
    ['about ', [0]],
    ['4,000 soldiers', [0, 1]],
    [' were sent', []],
  ])
})

test('every character is kept, also under marks that reach beyond the passage', () => {
  const mark = fc.record({ start: fc.nat(60), end: fc.nat(60), version: fc.nat(3) })
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.nat(20), fc.array(mark), (text, start, marks) => {
      const pieces = casePieces({ start, text, more: [false, false], marks })
      expect(pieces.map(piece => piece.text).join('')).toBe(text)
    }),
  )
})
