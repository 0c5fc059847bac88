import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atOnce } from '../model/at-once'
import { anyData } from '../testing/coded-samples'
import { coincidences } from './coincidences'
import { confusionMatrix, contingency } from './contingency'
import { expectingDifference, squaredDifference } from './difference'
import type { Estimate } from './estimate'
import { cohenKappa, scottPi, weightedKappa } from './kappa'
import { krippendorffAlpha, workingOutAlpha } from './krippendorff-alpha'
import { fleissKappa, percentAgreement } from './ratings'
import {
  type Level,
  levels,
  ofCoders,
  pairable,
  present,
  type ReliabilityData,
  type Value,
  valuesOf,
} from './reliability-data'

const same = (a: Estimate, b: Estimate) => {
  if (a.value === null || b.value === null) expect(a).toEqual(b)
  else expect(a.value).toBeCloseTo(b.value, 9)
}
const values = [1, 2, 3, 5, 8]
const anyNumbers = anyData(values)
const two = anyData(values, 2)
const mapped = (data: ReliabilityData<number>, map: (value: number) => number): ReliabilityData<number> => ({
  ...data,
  units: data.units.map(unit => ({
    ...unit,
    values: unit.values.map(value => (value === null ? null : map(value))),
  })),
})
const shuffled = <V extends Value>(data: ReliabilityData<V>): ReliabilityData<V> =>
  ofCoders(
    { ...data, units: data.units.toReversed() },
    data.coders.map((_, at) => data.coders.length - 1 - at),
  )

const all: readonly [string, (data: ReliabilityData) => Estimate][] = [
  ...levels.map((level): [string, (data: ReliabilityData) => Estimate] => [
    `alpha ${level}`,
    data => krippendorffAlpha(data, level),
  ]),
  ['percent agreement', percentAgreement],
  ['Fleiss’ kappa', fleissKappa],
]
const ofTwo: typeof all = [
  ['Cohen’s kappa', cohenKappa],
  ['Scott’s pi', scottPi],
  ['linear kappa', data => weightedKappa(data, 'linear', 'ranks')],
  ['quadratic kappa', data => weightedKappa(data, 'quadratic', 'values')],
]

describe('whoever codes and whatever comes first', () => {
  test.each(all)('%s', (_, estimate) => {
    fc.assert(fc.property(anyNumbers, data => same(estimate(data), estimate(shuffled(data)))))
  })
  test.each(ofTwo)('%s', (_, estimate) => {
    fc.assert(fc.property(two, data => same(estimate(data), estimate(shuffled(data)))))
  })
})

test('names can be changed for other names', () => {
  const other = new Map(values.map((value, at) => [value, [40, 7, 99, 3, 21][at] ?? 0]))
  fc.assert(
    fc.property(two, data => {
      const renamed = mapped(data, value => other.get(value) ?? 0)
      for (const estimate of [cohenKappa, scottPi, fleissKappa, percentAgreement])
        same(estimate(data), estimate(renamed))
      same(krippendorffAlpha(data, 'nominal'), krippendorffAlpha(renamed, 'nominal'))
    }),
  )
})

test.each<[Level, string, (value: number) => number]>([
  ['interval', 'shifts and scales', value => 3 - 2.5 * value],
  ['ratio', 'scales', value => 7 * value],
  ['ordinal', 'anything that keeps the order', value => value ** 3 - 40],
  ['ordinal', 'the order turned round', value => -value],
])('%s alpha takes no notice of %s', (level, _, map) => {
  fc.assert(
    fc.property(anyNumbers, data =>
      same(krippendorffAlpha(data, level), krippendorffAlpha(mapped(data, map), level)),
    ),
  )
})

test('alpha is 1 where coders agree on everything with two values or more, and nowhere else', () => {
  fc.assert(
    fc.property(anyNumbers, fc.constantFrom(...levels), (data, level) => {
      const paired = pairable(data)
      const perfect = paired.every(unit => new Set(present(unit)).size === 1) && valuesOf(paired).length >= 2
      expect(krippendorffAlpha(data, level).value === 1).toBe(perfect)
    }),
  )
})

test('a unit that one coder coded alone says nothing', () => {
  fc.assert(
    fc.property(anyNumbers, fc.constantFrom(...levels), fc.constantFrom(...values), (data, level, value) => {
      const lonely = { id: 'alone', values: data.coders.map((_, at) => (at === 0 ? value : null)) }
      expect(krippendorffAlpha({ ...data, units: [...data.units, lonely] }, level)).toEqual(
        krippendorffAlpha(data, level),
      )
    }),
  )
})

test('alpha is what pairing every value with every other of its unit, and of all, comes to', () => {
  fc.assert(
    fc.property(anyNumbers, data => {
      const paired = pairable(data).map(present)
      const apart = (from: readonly number[]) =>
        from.reduce(
          (sum, a, i) => sum + from.reduce((inner, b, j) => inner + (i === j ? 0 : (a - b) ** 2), 0),
          0,
        )
      const every = paired.flat()
      const observed = paired.reduce((sum, unit) => sum + apart(unit) / (unit.length - 1), 0) / every.length
      const expected = apart(every) / (every.length * (every.length - 1))
      const { value } = krippendorffAlpha(data, 'interval')
      if (expected > 0) expect(value).toBeCloseTo(1 - observed / expected, 9)
      else expect(value).toBeNull()
    }),
  )
})

test('quadratic kappa on values is Lin’s concordance correlation', () => {
  fc.assert(
    fc.property(two, data => {
      const both = data.units.flatMap(({ values: [a, b] }) =>
        typeof a === 'number' && typeof b === 'number' ? [[a, b] as const] : [],
      )
      const mean = (of: (pair: readonly [number, number]) => number) =>
        both.reduce((sum, pair) => sum + of(pair), 0) / both.length
      const [x, y] = [mean(([a]) => a), mean(([, b]) => b)]
      const spread = mean(([a]) => (a - x) ** 2) + mean(([, b]) => (b - y) ** 2) + (x - y) ** 2
      const { value } = weightedKappa(data, 'quadratic', 'values')
      if (both.length > 0 && spread > 1e-12)
        expect(value).toBeCloseTo((2 * mean(([a, b]) => (a - x) * (b - y))) / spread, 9)
      else expect(value).toBeNull()
    }),
  )
})

test('with two coders and nothing missing, Fleiss’ kappa is Scott’s pi', () => {
  fc.assert(
    fc.property(two, data => {
      const units = data.units.filter(unit => present(unit).length === 2)
      const [fleiss, scott] = [fleissKappa({ ...data, units }), scottPi({ ...data, units })]
      if (fleiss.value === null || scott.value === null) expect(fleiss.value).toBe(scott.value)
      else expect(fleiss.value).toBeCloseTo(scott.value, 9)
    }),
  )
})

test('coincidences are symmetric and add up to the pairable values, row by row', () => {
  fc.assert(
    fc.property(anyNumbers, data => {
      const { cells, margins, total } = coincidences(data.units)
      expect(total).toBe(pairable(data).flatMap(present).length)
      for (const [row, counts] of cells.entries()) {
        const sum = [...counts.values()].reduce((sum, count) => sum + count, 0)
        expect(sum).toBeCloseTo(margins[row] ?? Number.NaN, 9)
        for (const [column, count] of counts)
          expect(count).toBeCloseTo(cells[column]?.get(row) ?? Number.NaN, 9)
      }
    }),
  )
})

test.each(levels)('what is expected at %s level is the sum over all pairs of values', level => {
  fc.assert(
    fc.property(anyNumbers, data => {
      const matrix = coincidences(data.units)
      const difference = squaredDifference(matrix, level)
      const { margins } = matrix
      const sum = margins.flatMap((one, row) => margins.map((other, at) => one * other * difference(row, at)))
      const expected = atOnce(expectingDifference(matrix, level))
      expect(expected).toBeCloseTo(
        sum.reduce((all, part) => all + part, 0),
        6,
      )
    }),
  )
})

test('what is expected hangs on how far values lie apart, and not on how large they are', () => {
  const expectedOf = (data: ReliabilityData<number>) =>
    atOnce(expectingDifference(coincidences(data.units), 'interval'))
  fc.assert(
    fc.property(anyNumbers, fc.integer({ min: 1, max: 4e15 }), (data, much) => {
      expect(expectedOf(mapped(data, value => value + much))).toBeCloseTo(expectedOf(data), 6)
    }),
  )
})

test('of thousands of values only those that coincide are kept, and others can come between them', () => {
  const units = Array.from({ length: 4_000 }, (_, at) => ({ id: `${at}`, values: [at + 1, at + 2] }))
  const { cells, values } = coincidences(units)
  expect(values).toHaveLength(4_001)
  expect(cells.reduce((sum, row) => sum + row.size, 0)).toBe(2 * 4_000)
  const steps = workingOutAlpha({ coders: ['a', 'b'], units }, 'ratio')
  let [between, step] = [0, steps.next()]
  for (; !step.done; step = steps.next()) between++
  expect(between).toBeGreaterThanOrEqual(4_000)
  expect(step.value.value).toBeGreaterThan(0.99)
})

test('every unit that either coder coded stands in one cell of the confusion matrix', () => {
  fc.assert(
    fc.property(two, data => {
      const { cells, total } = confusionMatrix(data, [0, 1])
      const coded = data.units.filter(unit => present(unit).length > 0).map(({ id }) => id)
      expect(cells.flatMap(({ cases }) => cases).sort()).toEqual(coded.sort())
      for (const { row, column, cases, count } of cells) {
        expect(count).toBe(cases.length)
        for (const id of cases) expect(data.units.find(unit => unit.id === id)?.values).toEqual([row, column])
      }
      const { shares } = contingency(data)
      if (total > 0) expect(shares.flat().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    }),
  )
})
