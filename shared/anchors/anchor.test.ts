import { describe, expect, test } from 'vitest'
import { anchorAt, anchorsProblem, contextLength, extent, quoteOf, splitsCharacter } from './anchor'

const text = `${'a'.repeat(40)}The 🚛 came.${'z'.repeat(40)}`

describe('anchorAt', () => {
  test('quotes the words with up to 32 units on either side', () => {
    const anchor = anchorAt(text, 40, 43)
    expect(anchor).toEqual({
      start: 40,
      end: 43,
      quote: 'The',
      prefix: 'a'.repeat(contextLength),
      suffix: ` 🚛 came.${'z'.repeat(23)}`,
    })
    expect(anchor.suffix).toHaveLength(contextLength)
  })
  test('keeps less at the text’s ends', () =>
    expect(anchorAt('It ends.', 0, 8)).toMatchObject({ prefix: '', suffix: '' }))
  test('keeps no half of a character', () => {
    const emoji = '🚛'.repeat(40)
    const { prefix, suffix } = anchorAt(`${emoji}x${emoji}`, 80, 81)
    expect([prefix, suffix]).toEqual(['🚛'.repeat(16), '🚛'.repeat(16)])
    const odd = anchorAt(`${emoji}-x-${emoji}`, 81, 82)
    expect(`${odd.prefix}${odd.suffix}`).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/)
  })
  test.each([
    [3, 3],
    [4, 3],
    [-1, 3],
    [0, 9_000],
    [Number.NaN, 3],
  ])('there is no span %d–%d', (start, end) => expect(() => anchorAt(text, start, end)).toThrow(RangeError))
})

test('what it makes is right, in any text and place', () => {
  for (let start = 0; start < text.length; start++) {
    for (let end = start + 1; end <= text.length; end++) {
      if (splitsCharacter(text, start) || splitsCharacter(text, end)) continue
      expect(anchorsProblem(text, [anchorAt(text, start, end)])).toBeUndefined()
    }
  }
})

test('parts that touch are refused: they are one', () =>
  expect(anchorsProblem(text, [anchorAt(text, 40, 43), anchorAt(text, 43, 46)])).toMatch(/overlap/))
test('parts have one extent and one quote', () => {
  const spans = [anchorAt(text, 40, 43), anchorAt(text, 47, 51)]
  expect(extent(spans)).toEqual({ start: 40, end: 51 })
  expect(quoteOf(spans)).toBe('The … came')
})
