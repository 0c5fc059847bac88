import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { canonicalText } from './canonical'
import { type OffsetUnit, offsetFrom, offsetsIn, offsetTo, offsetUnits } from './offsets'

const raw = 'A😀👩🏽‍🚒\r\né café'
const text = canonicalText(raw)

describe('the start of “café”', () => {
  test.each<[form: string, text: string, unit: OffsetUnit, offset: number]>([
    ['as it came', raw, 'code-point', 10],
    ['as it came', raw, 'utf-16', 14],
    ['as it came', raw, 'utf-8', 25],
    ['as it came', raw, 'grapheme', 6],
    ['with LF', text, 'code-point', 9],
    ['with LF', text, 'utf-16', 13],
    ['with LF', text, 'utf-8', 24],
    ['with LF', text, 'grapheme', 6],
    ['in NFD, as it came', raw.normalize('NFD'), 'code-point', 11],
  ])('%s: %s counted in %s is %i', (_form, text, unit, offset) => {
    const at = text.indexOf('caf')
    expect(offsetTo(unit, text, at)).toBe(offset)
    expect(offsetFrom(unit, text, offset)).toBe(at)
  })
})

describe('offsets', () => {
  test('a BOM and CR go, and nothing else does', () => {
    expect(canonicalText('\uFEFFa\r\nb\rc \u00a0\uFEFFe\u0301\n')).toBe('a\nb\nc \u00a0\uFEFFe\u0301\n')
  })
  test('a text without wide characters is not gone through for its code points', () => {
    const walked = vi.spyOn(String.prototype, Symbol.iterator)
    const found = ['é – “a”', 'a😀b'].map(text => [
      offsetsIn(text, 'code-point').length,
      walked.mock.calls.length,
    ])
    walked.mockRestore()
    expect(found).toEqual([
      [7, 0],
      [3, 1],
    ])
  })
  test('inside a character: its start', () => {
    expect(offsetTo('code-point', 'a😀b', 2)).toBe(1)
    expect(offsetTo('grapheme', 'a👩🏽‍🚒b', 5)).toBe(1)
    expect(offsetFrom('utf-8', 'aéb', 2)).toBe(1)
  })
  test.each(offsetUnits)('outside the text there is none (%s)', unit => {
    for (const offset of [-1, 4, 0.5, Number.NaN])
      expect(() => offsetTo(unit, 'abc', offset)).toThrow(RangeError)
  })
  test('an end is where it was', () => {
    for (const unit of offsetUnits) {
      const offsets = offsetsIn(text, unit)
      expect(offsets.fromUtf16(text.length)).toBe(offsets.length)
      expect(offsets.toUtf16(offsets.length)).toBe(text.length)
    }
  })

  const anyText = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', ' ', '\n', 'é', 'é', '😀', '👩🏽‍🚒', '字', 'ب'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 60,
  })
  /** What an offset is, by the definition of its unit. */
  const byDefinition: Record<OffsetUnit, (text: string) => number> = {
    'utf-16': text => text.length,
    'code-point': text => [...text].length,
    'utf-8': text => new TextEncoder().encode(text).length,
    grapheme: text => [...new Intl.Segmenter('en').segment(text)].length,
  }
  test.each(offsetUnits)('agree with the definition of %s at every boundary of any text', unit => {
    fc.assert(
      fc.property(anyText, text => {
        const offsets = offsetsIn(text, unit)
        let at = 0
        for (const { segment } of new Intl.Segmenter('en').segment(text)) {
          const expected = byDefinition[unit](text.slice(0, at))
          expect(offsets.fromUtf16(at)).toBe(expected)
          expect(offsets.toUtf16(expected)).toBe(at)
          at += segment.length
        }
      }),
      { numRuns: 500 },
    )
  })
})
