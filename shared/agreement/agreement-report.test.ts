import { describe, expect, test } from 'vitest'
import { continuum, names, numbers } from '../testing/coded-samples'
import { agreementReport, coefficientsOf } from './agreement-report'
import { bootstrapData, bootstrapInterval } from './bootstrap'
import { notApplicable, reliance } from './estimate'
import { krippendorffAlpha } from './krippendorff-alpha'
import { levels } from './reliability-data'
import { seededRandom } from './seeded-random'
import { unitizingReport } from './unitizing-report'

const four = numbers('123321412...', '1233224125.3', '.3332342251.', '12332441251.')

describe('the report', () => {
  test('counts units and values, and takes each pair of coders', () => {
    const report = agreementReport(four, 'ordinal')
    expect(report).toMatchObject({ units: 12, pairableUnits: 11, pairableValues: 40, categories: [] })
    expect(report.pairs.map(({ coders }) => coders.join('+'))).toHaveLength(6)
    expect(report.pairs[0]?.coefficients.map(({ id }) => id)).toEqual([
      'krippendorff-alpha',
      'percent-agreement',
      'cohen-kappa',
      'cohen-kappa-linear',
      'cohen-kappa-quadratic',
      'scott-pi',
      'fleiss-kappa',
    ])
    expect(report.coefficients.map(({ id }) => id)).toEqual([
      'krippendorff-alpha',
      'percent-agreement',
      'fleiss-kappa',
      'light-kappa',
    ])
  })
  test('at the nominal level says how each category fares', () => {
    const { categories } = agreementReport(names('aabb', 'aabc'), 'nominal')
    expect(
      categories.map(({ category, count, positiveAgreement }) => [category, count, positiveAgreement.value]),
    ).toEqual([
      ['a', 4, 1],
      ['b', 3, 2 / 3],
      ['c', 1, 0],
    ])
  })
  test.each(levels)('at the %s level every value has a name, a variant and a source, or a reason', level => {
    for (const data of [four, names('aa', 'aa'), names('a.', '.a')])
      for (const { name, variant, source, value, reason } of coefficientsOf(data, level)) {
        expect([name, variant, source].every(text => text.length > 3)).toBe(true)
        expect(value === null).toBe(reason !== null)
      }
  })
  test('of a continuum goes from all categories to each', () => {
    const { coefficients } = unitizingReport(
      continuum(0, 20, [
        ['a', 'x', 0, 5],
        ['b', 'x', 1, 5],
        ['a', 'y', 10, 5],
        ['b', 'y', 10, 5],
      ]),
    )
    expect(coefficients.map(({ id, category }) => `${category ?? '*'} ${id}`)).toEqual([
      '* alpha-u-krippendorff-1995',
      '* alpha-u-krippendorff-2004',
      '* u-alpha',
      '* u-alpha-binary',
      '* cu-alpha',
      ...['x', 'y'].flatMap(category => [
        `${category} alpha-u-krippendorff-1995`,
        `${category} alpha-u-krippendorff-2004`,
        `${category} u-alpha`,
        `${category} ku-alpha`,
      ]),
    ])
    expect(coefficients.every(({ value }) => value !== null)).toBe(true)
  })
})

describe('bootstrap', () => {
  const alpha = (data: typeof four) => krippendorffAlpha(data, 'interval')
  test('the same seed gives the same interval, around the value', () => {
    const draw = (seed: number) => bootstrapData(four, alpha, { random: seededRandom(seed), resamples: 400 })
    expect(draw(7)).toEqual(draw(7))
    const interval = draw(7)
    if (!('low' in interval)) throw new Error('no interval')
    expect(interval.low).toBeLessThan(0.849)
    expect(interval.high).toBeGreaterThan(0.849)
    expect(interval.high).toBeLessThanOrEqual(1)
    expect(draw(8)).not.toEqual(interval)
  })
  test('is as wide as it is confident', () => {
    const wide = (confidence: number) => {
      const interval = bootstrapData(four, alpha, { random: seededRandom(1), resamples: 400, confidence })
      return 'low' in interval ? interval.high - interval.low : Number.NaN
    }
    expect(wide(0.5)).toBeLessThan(wide(0.95))
  })
  test('the mean of known numbers: about 1.96 standard errors either way', () => {
    const values = Array.from({ length: 100 }, (_, at) => at % 2)
    const interval = bootstrapInterval(
      100,
      drawn => ({ value: drawn.reduce((sum, place) => sum + (values[place] ?? 0), 0) / 100 }),
      { random: seededRandom(3), resamples: 4000 },
    )
    if (!('low' in interval)) throw new Error('no interval')
    expect(interval.low).toBeCloseTo(0.402, 1)
    expect(interval.high).toBeCloseTo(0.598, 1)
  })
  test('gives none where most resamples are undefined, or there is nothing to draw', () => {
    const never = bootstrapInterval(3, () => notApplicable('never'), {
      random: seededRandom(1),
      resamples: 10,
    })
    expect(never).toEqual({ value: null, reason: 'it is undefined in 10 of 10 resamples' })
    expect(
      bootstrapData({ coders: ['a', 'b'], units: [] }, alpha, { random: seededRandom(1) }),
    ).toMatchObject({ value: null })
  })
  test('seeded numbers are spread evenly in [0, 1)', () => {
    const random = seededRandom(42)
    const tenths = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 10_000; draw++) {
      const tenth = Math.floor(random() * 10)
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1
    }
    expect(tenths.every(count => count > 850 && count < 1150)).toBe(true)
  })
})

test('reliance is read as Krippendorff reads alpha', () => {
  expect([0.8, 0.799, 0.667, 2 / 3, 0.666, -1].map(value => reliance({ value }))).toEqual([
    'firm',
    'tentative',
    'tentative',
    'tentative',
    'unreliable',
    'unreliable',
  ])
  expect(reliance(notApplicable('nothing'))).toBeNull()
})
