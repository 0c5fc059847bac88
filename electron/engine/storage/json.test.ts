import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batched, jsonPieces } from './json-pieces'
import { depthLimit, unsoundness } from './json-soundness'

describe('JSON made in pieces', () => {
  test('is what JSON.stringify makes, however deep it is taken apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(6), (value, depth) => {
        expect([...jsonPieces(value, depth)].join('')).toBe(JSON.stringify(value))
      }),
    )
  })

  test('leaves out fields without a value, as JSON.stringify does', () => {
    const value = { a: undefined, b: { c: undefined }, d: 1 }
    expect([...jsonPieces(value, 3)].join('')).toBe(JSON.stringify(value))
  })

  test.each(['😀', 'a😀', '\ud800', 'a\udc00', '"\\\n'])(
    'cuts a long string of %j only between characters',
    unit => {
      const text = unit.repeat(400_000)
      const pieces = [...jsonPieces(text, 0)]
      expect(pieces.length).toBeGreaterThan(3)
      expect(pieces.join('')).toBe(JSON.stringify(text))
    },
  )

  test('comes in batches that are neither small nor large', () => {
    const pieces = Array.from({ length: 100_000 }, (_, i) => `${i},`)
    const batches = [...batched(pieces)]
    expect(batches.join('')).toBe(pieces.join(''))
    for (const batch of batches.slice(0, -1)) expect(batch.length).toBeGreaterThanOrEqual(1 << 18)
    for (const batch of batches) expect(batch.length).toBeLessThan((1 << 18) + 10)
  })

  test('are not made longer by what comes after something long was done, such as listing many names', () => {
    expect([...batched(['a', 'b', '', '', 'c', ''])]).toEqual(['ab', 'c'])
    const records = Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`claim-${i}`, i]))
    const batches = [...batched(jsonPieces([1, records], 3))]
    expect(batches).toHaveLength(2)
    expect(JSON.parse(batches.join(''))).toEqual([1, records])
  })
})

describe('soundness', () => {
  test('whatever JSON can say within the depth is sound', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), value => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        expect(unsoundness(value)).toBeUndefined()
      }),
    )
  })

  const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown
  test.each<readonly [string, unknown, RegExp | undefined]>([
    ['as deep as allowed', nested(depthLimit), undefined],
    ['one deeper', nested(depthLimit + 1), /nests more than 64 deep/],
    ['a million deep', nested(1_000_000), /nests more than 64 deep/],
    ['a forbidden name', JSON.parse('{"a":[{"__proto__":1}]}'), /__proto__/],
    ['no value', { a: undefined }, /without a value/],
    ['not a number', { a: Number.NaN }, /number that JSON cannot write/],
    ['a function', { a: () => 1 }, /without a value/],
  ])('%s', (_name, value, expected) => {
    if (expected) expect(unsoundness(value)).toMatch(expected)
    else expect(unsoundness(value)).toBeUndefined()
  })
})
