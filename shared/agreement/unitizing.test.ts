import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyContinuum, continuum } from '../testing/coded-samples'
import { type Continuum, categoriesOf, continuumFaults } from './continuum'
import { jointUnitizingAlpha, unitizingAlpha } from './unitizing-alpha'
import { unitizingFamily, unitizingOfCategory } from './unitizing-family'

const units = (category: string, first: readonly [number, number][], second: readonly [number, number][]) => [
  ...first.map(([start, length]) => ['first', category, start, length] as const),
  ...second.map(([start, length]) => ['second', category, start, length] as const),
]

/** What every coder has at each place: which of his stretches, by number, and its category (null: a gap). */
const cutUp = (cut: Continuum) =>
  cut.coders.map(coder => {
    const own = cut.units.filter(unit => unit.coder === coder)
    return Array.from({ length: cut.length }, (_, at) => {
      const unit = own.findIndex(({ start, length }) => start <= at && at < start + length)
      return { unit, category: own[unit]?.category ?? null }
    })
  })

test('uα is what comparing place with place comes to, and every place with every other', () => {
  fc.assert(
    fc.property(anyContinuum(), cut => {
      const rows = cutUp(cut)
      let [agreed, compared] = [0, 0]
      for (const [i, one] of rows.entries())
        for (const [j, other] of rows.entries())
          if (i !== j)
            for (const [at, { category }] of one.entries()) {
              compared++
              if (category === other[at]?.category) agreed++
            }
      const places = rows.flatMap((row, coder) => row.map((place, at) => ({ ...place, coder, at })))
      let [alike, pairs] = [0, 0]
      for (const a of places)
        for (const b of places) {
          const itself = a.coder === b.coder && (a.unit >= 0 ? a.unit === b.unit : a.at === b.at)
          if (itself) continue
          pairs++
          if (a.category === b.category) alike++
        }
      const { u } = unitizingFamily(cut)
      if (alike === pairs) expect(u.value).toBeNull()
      else expect(u.value).toBeCloseTo(1 - (1 - agreed / compared) / (1 - alike / pairs), 9)
    }),
    { numRuns: 60 },
  )
})

describe('for every continuum', () => {
  const all = (cut: Continuum) => {
    const { u, uBinary, cu, ku } = unitizingFamily(cut)
    return [
      u,
      uBinary,
      cu.alpha,
      ...[...ku].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, covered]) => covered.alpha),
      ...categoriesOf(cut).flatMap(category => [
        unitizingAlpha(cut, category, 'krippendorff-1995').alpha,
        unitizingAlpha(cut, category, 'krippendorff-2004').alpha,
        unitizingOfCategory(cut, category),
      ]),
    ].map(({ value }) => value)
  }
  const near = (a: (number | null)[], b: (number | null)[]) => {
    expect(a.length).toBe(b.length)
    for (const [at, value] of a.entries()) {
      if (value === null) expect(b[at]).toBeNull()
      else expect(b[at]).toBeCloseTo(value, 8)
    }
  }
  test('coders and units in another order', () => {
    fc.assert(
      fc.property(anyContinuum(), cut =>
        near(all(cut), all({ ...cut, coders: cut.coders.toReversed(), units: cut.units.toReversed() })),
      ),
    )
  })
  test('another beginning', () => {
    fc.assert(
      fc.property(anyContinuum(), fc.integer({ min: -50, max: 500 }), (cut, by) =>
        near(
          all(cut),
          all({ ...cut, start: by, units: cut.units.map(unit => ({ ...unit, start: unit.start + by })) }),
        ),
      ),
    )
  })
  test('read from its end', () => {
    fc.assert(
      fc.property(anyContinuum(), cut =>
        near(
          all(cut),
          all({ ...cut, units: cut.units.map(unit => ({ ...unit, start: 24 - unit.start - unit.length })) }),
        ),
      ),
    )
  })
  test('coders who all did the same agree in full or not at all', () => {
    fc.assert(
      fc.property(anyContinuum(fc.constant(2)), cut => {
        const first = cut.units.filter(({ coder }) => coder === 'c0')
        const alike = {
          ...cut,
          coders: ['c0', 'c1', 'c2'],
          units: ['c0', 'c1', 'c2'].flatMap(coder => first.map(unit => ({ ...unit, coder }))),
        }
        for (const value of all(alike)) if (value !== null) expect(value).toBeCloseTo(1, 9)
      }),
    )
  })
  test('1995 takes no notice of the unit of length, decimals included', () => {
    fc.assert(
      fc.property(anyContinuum(), cut => {
        const scaled = {
          ...cut,
          length: 2.4,
          units: cut.units.map(unit => ({ ...unit, start: unit.start / 10, length: unit.length / 10 })),
        }
        expect(continuumFaults(scaled)).toEqual([])
        const one = jointUnitizingAlpha(cut, categoriesOf(cut), 'krippendorff-1995').alpha.value
        const other = jointUnitizingAlpha(scaled, categoriesOf(cut), 'krippendorff-1995').alpha.value
        if (one === null) expect(other).toBeNull()
        else expect(other).toBeCloseTo(one, 7)
      }),
    )
  })
})

describe('what is undefined has a reason and no value', () => {
  const because = (reason: RegExp) => ({ value: null, reason: expect.stringMatching(reason) })
  test('nobody marked anything', () => {
    const empty = { ...continuum(0, 10, []), coders: ['a', 'b'] }
    expect(unitizingFamily(empty).u).toEqual(because(/nobody/))
    expect(unitizingAlpha(empty, 'x', 'krippendorff-1995').alpha).toEqual(because(/nobody/))
  })
  test('everybody marked everything', () => {
    const full = continuum(0, 10, units('x', [[0, 10]], [[0, 10]]))
    expect(unitizingFamily(full).u).toEqual(because(/nothing varies/))
    expect(unitizingFamily(full).uBinary).toEqual(because(/gap/))
  })
  test('one category has nothing to be confused with', () => {
    const one = continuum(0, 10, units('x', [[0, 4]], [[1, 4]]))
    const { cu, ku } = unitizingFamily(one)
    expect(cu.alpha).toEqual(because(/one category/))
    expect(ku.get('x')?.alpha).toEqual(because(/one category/))
  })
  test('units that do not meet', () => {
    const apart = continuum(0, 10, [
      ['first', 'x', 0, 2],
      ['second', 'y', 5, 2],
    ])
    expect(unitizingFamily(apart).cu.alpha).toEqual(because(/intersect/))
  })
  test('units of one coder that overlap are no partition, yet each category has its own α', () => {
    const crossing = continuum(0, 20, [
      ['first', 'x', 0, 6],
      ['first', 'y', 4, 6],
      ['second', 'x', 0, 5],
    ])
    expect(unitizingFamily(crossing).u).toEqual(because(/overlap/))
    expect(unitizingAlpha(crossing, 'x', 'krippendorff-2004').alpha.value).not.toBeNull()
  })
  test('decimals have no whole units of length', () => {
    const decimals = continuum(0, 10, units('x', [[0.5, 4]], [[1, 4]]))
    expect(unitizingAlpha(decimals, 'x', 'krippendorff-2004').alpha).toEqual(because(/whole numbers/))
    expect(unitizingAlpha(decimals, 'x', 'krippendorff-1995').alpha.value).not.toBeNull()
  })
})
