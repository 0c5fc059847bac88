import { describe, expect, test } from 'vitest'
import { continuum } from '../testing/coded-samples'
import type { Continuum } from './continuum'
import { jointUnitizingAlpha, unitizingAlpha } from './unitizing-alpha'
import { unitizingFamily } from './unitizing-family'

const units = (category: string, first: readonly [number, number][], second: readonly [number, number][]) => [
  ...first.map(([start, length]) => ['first', category, start, length] as const),
  ...second.map(([start, length]) => ['second', category, start, length] as const),
]

describe('Krippendorff 1995, p. 57: a continuum of 24', () => {
  const examples: Record<string, Continuum> = {
    A: continuum(
      0,
      24,
      units(
        'A',
        [
          [2, 8],
          [14, 6],
        ],
        [
          [4, 4],
          [15, 2],
        ],
      ),
    ),
    B: continuum(
      0,
      24,
      units(
        'B',
        [[0, 18]],
        [
          [0, 2],
          [2, 1],
          [3, 1],
          [4, 1],
          [5, 1],
          [6, 3],
          [9, 1],
        ],
      ),
    ),
    C: continuum(
      0,
      24,
      units(
        'C',
        [
          [2, 6],
          [10, 2],
          [14, 4],
          [20, 2],
        ],
        [
          [0, 2],
          [4, 4],
          [10, 4],
          [16, 2],
          [20, 2],
        ],
      ),
    ),
    D: continuum(
      0,
      24,
      units(
        'D',
        [
          [0, 2],
          [2, 8],
          [10, 4],
          [14, 6],
          [20, 4],
        ],
        [
          [0, 4],
          [4, 4],
          [8, 7],
          [15, 2],
          [17, 7],
        ],
      ),
    ),
  }
  const of = (name: string) => examples[name] ?? continuum(0, 0, [])
  // The published expected disagreements have a known small error, so alpha has a tolerance of .02.
  test.each([
    ['A', 0.03125, 0.553],
    ['B', 2.26736, -0.926],
    ['C', 0.02777, 0.679],
    ['D', 0.38715, 0.066],
  ])('%s', (name, observed, published) => {
    const { alpha, observed: found } = unitizingAlpha(of(name), name, 'krippendorff-1995')
    expect(Math.abs((found ?? 0) - observed)).toBeLessThan(0.00002)
    expect(Math.abs((alpha.value ?? 0) - published)).toBeLessThan(0.02)
  })
  test('finer and finer units of length come from the 2004 form to the 1995 form', () => {
    const finer = (times: number) => {
      const { coders, length, units } = of('C')
      const stretched = units.map(unit => ({
        ...unit,
        start: unit.start * times,
        length: unit.length * times,
      }))
      return { coders, start: 0, length: length * times, units: stretched }
    }
    for (const [times, published] of [
      [5, 0.663],
      [50, 0.677],
      [50_000, 0.679],
    ] as const)
      expect(
        Math.abs((unitizingAlpha(finer(times), 'C', 'krippendorff-2004').alpha.value ?? 0) - published),
      ).toBeLessThan(0.02)
    expect(unitizingAlpha(finer(50_000), 'C', 'krippendorff-2004').alpha.value).toBeCloseTo(
      unitizingAlpha(of('C'), 'C', 'krippendorff-1995').alpha.value ?? Number.NaN,
      4,
    )
  })
})

test('Krippendorff 2004, p. 254: two categories on a continuum from 150 to 450', () => {
  const example = continuum(150, 300, [
    ...units(
      'c',
      [
        [225, 70],
        [370, 30],
      ],
      [
        [220, 80],
        [355, 20],
        [400, 20],
      ],
    ),
    ...units(
      'k',
      [
        [180, 60],
        [300, 50],
      ],
      [
        [180, 60],
        [300, 50],
      ],
    ),
  ])
  const c = unitizingAlpha(example, 'c', 'krippendorff-2004')
  expect(c.observed).toBeCloseTo(0.0144, 4)
  expect(c.expected).toBeCloseTo(0.0532, 4)
  expect(c.alpha.value).toBeCloseTo(0.7286, 4)
  const k = unitizingAlpha(example, 'k', 'krippendorff-2004')
  expect(k.expected).toBeCloseTo(0.049, 4)
  expect(k.alpha).toEqual({ value: 1 })
  const joint = jointUnitizingAlpha(example, ['c', 'k'], 'krippendorff-2004').alpha.value
  expect(Math.abs((joint ?? 0) - 0.8591)).toBeLessThan(0.0005)
})

/** Three coders, two categories, worked through with another program for the 2016 family, to three figures. */
const three = continuum(0, 20, [
  ['first', '1', 2, 3],
  ['first', '1', 9, 2],
  ['first', '2', 12, 8],
  ['second', '1', 2, 3],
  ['second', '2', 7, 8],
  ['third', '1', 2, 3],
  ['third', '2', 10, 5],
])

test('the 2016 family on a continuum that another program was run on', () => {
  const { u, uBinary, cu, ku } = unitizingFamily(three)
  expect(u.value).toBeCloseTo(0.474, 3)
  expect(uBinary.value).toBeCloseTo(0.433, 3)
  expect(cu.alpha.value).toBeCloseTo(0.779, 3)
  expect(cu.coverage).toBeCloseTo(0.3833, 4)
  expect(ku.get('1')?.alpha.value).toBeCloseTo(0.769, 3)
  expect(ku.get('1')?.coverage).toBeCloseTo(0.9545, 4)
  expect(ku.get('2')?.alpha.value).toBeCloseTo(0.787, 3)
  expect(ku.get('2')?.coverage).toBeCloseTo(0.5952, 4)
})
