import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, canonicalPieces } from './canonical-json'

describe('canonical JSON', () => {
  test('is RFC 8785’s own example (section 3.2.4)', () => {
    const given = JSON.parse(`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
      "literals": [null, true, false]
    }`) as unknown
    expect(canonicalJson(given)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  test('sorts names by their UTF-16 code units (section 3.2.3)', () => {
    const given = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
    const names = Object.keys(JSON.parse(canonicalJson(given)) as object)
    // Numbers come first in any object that JSON.parse makes; the text has them where they belong.
    expect(canonicalJson(given).match(/:\d/g)?.join('')).toBe(':2:4:6:7:1:5:3')
    expect(names).toHaveLength(7)
  })

  test('is the same for equal values, however they were put together, and says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = canonicalJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(backwards(value))).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('in pieces it is the same text', () => {
    const holding = fc.oneof(fc.jsonValue(), fc.constant({ b: undefined, a: [undefined, { c: undefined }] }))
    fc.assert(
      fc.property(holding, fc.nat(5), (value, depth) => {
        expect([...canonicalPieces(value, depth)].join('')).toBe(canonicalJson(value))
      }),
    )
    expect([...canonicalPieces({ b: [1, 2], a: {} }, 2)]).toEqual([
      '{"a":',
      '{}',
      ',"b":',
      '[',
      '1',
      ',',
      '2',
      ']',
      '}',
    ])
  })

  test('lets others come between while very many names are put in order', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`n${(at * 7_919) % 5_000}`, 0]))
    const pieces = [...canonicalPieces(many, 1)]
    expect(pieces.filter(piece => piece === '').length).toBeGreaterThan(20)
    expect(pieces.join('')).toBe(canonicalJson(many))
  })

  test.each<readonly [unknown, string]>([
    [{ b: undefined, a: 1 }, '{"a":1}'],
    [[undefined], '[null]'],
    [-0, '0'],
    ['\ud800', '"\\ud800"'],
    [{}, '{}'],
    [{ '': { z: [], a: {} } }, '{"":{"a":{},"z":[]}}'],
    [{ b: 1, 10: 2, 9: [{ z: 3, 1: 4 }] }, '{"10":2,"9":[{"1":4,"z":3}],"b":1}'],
    [JSON.parse('{"b":{"__proto__":1},"a":2}'), '{"a":2,"b":{"__proto__":1}}'],
  ])('%j', (value, text) => expect(canonicalJson(value)).toBe(text))
})

/** The same value with the fields of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, part]) => [name, backwards(part)]),
  )
}
