import { describe, expect, test } from 'vitest'
import { fromCounts, fromTable, names, numbers } from '../testing/coded-samples'
import type { Estimate } from './estimate'
import { cohenKappa, lightKappa, scottPi, weightedKappa } from './kappa'
import { alphaOfCategory, krippendorffAlpha } from './krippendorff-alpha'
import { fleissKappa, fleissVariant, percentAgreement, positiveAgreement } from './ratings'
import { ofCoders } from './reliability-data'

const is = ({ value }: Estimate, published: number, digits = 3) => {
  expect(value).not.toBeNull()
  expect(Math.abs((value ?? 0) - published)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9)
}

test('Cohen 1960, p. 45: two coders, three categories, 200 units', () => {
  const data = fromTable([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ])
  is(percentAgreement(data), 0.7)
  is(cohenKappa(data), 0.492)
})

test('Artstein & Poesio 2008, p. 558: pi, kappa and alpha of the same table, and F1 of each label', () => {
  const data = fromTable([
    [20, 10],
    [20, 50],
  ])
  is(percentAgreement(data), 0.7)
  is(scottPi(data), 0.341)
  is(cohenKappa(data), 0.348)
  is(krippendorffAlpha(data, 'nominal'), 0.344)
  is(positiveAgreement(data, 1), 0.571)
  is(positiveAgreement(data, 2), 0.769)
})

describe('Krippendorff 2011', () => {
  test('A: two observers, binary data', () => {
    is(krippendorffAlpha(names('0100000010', '1110010000'), 'nominal'), 0.095)
  })
  test('B: two observers, nominal data', () => {
    is(krippendorffAlpha(names('aabbdcccedda', 'babbbccceddd'), 'nominal'), 0.692)
  })
  const rows = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.']
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('C and D: any number of observers, missing data, %s', (level, published) => {
    is(krippendorffAlpha(numbers(...rows), level), published)
  })
  test('C: the unit with a single value makes no difference', () => {
    const { coders, units } = numbers(...rows)
    expect(krippendorffAlpha({ coders, units: units.slice(0, 11) }, 'ratio')).toEqual(
      krippendorffAlpha({ coders, units }, 'ratio'),
    )
  })
})

test('Krippendorff 2018, p. 306: three coders, binary data', () => {
  is(krippendorffAlpha(names('010110001111', '010100001101', '011001001000'), 'nominal'), 0.234)
})

describe('Hayes & Krippendorff 2007: five judges, forty units, with holes', () => {
  const data = numbers(
    '112.001122.01311211000201001111223222221',
    '1130000.21102311121000302102111122222221',
    '203000222100221123001.30.1012202.2232.21',
    '.13....0.10022...31.103021122..122...12.',
    '2..0001.2....3112..0.0..2.0..20.2.2222.1',
  )
  test.each([
    ['nominal', 0.4765],
    ['ordinal', 0.7598],
    ['interval', 0.7574],
  ] as const)('%s', (level, published) => {
    is(krippendorffAlpha(data, level), published, 4)
  })
})

test('Gwet 2014: Fleiss’ kappa and percent agreement of Krippendorff’s data with their holes', () => {
  const data = numbers('123321412...', '1233224125.3', '.3332342251.', '12332441251.')
  expect(fleissVariant(data)).toBe('varying')
  is(percentAgreement(data), 0.81818, 5)
  is(fleissKappa(data), 0.76117, 5)
})

test('Fleiss 1971: thirty patients, six psychiatrists each, five diagnoses', () => {
  const counts = (
    '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
    '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
  )
    .split(' ')
    .map(row => [...row].map(Number))
  const data = fromCounts(counts)
  expect(
    counts.reduce((sum, row) => sum.map((count, at) => count + (row[at] ?? 0)), [0, 0, 0, 0, 0]),
  ).toEqual([26, 26, 30, 55, 43])
  expect(fleissVariant(data)).toBe('fixed')
  is(percentAgreement(data), 0.556)
  is(fleissKappa(data), 0.43)
})

test('Fleiss’ kappa of the table that encyclopaedias work through: ten units, fourteen ratings', () => {
  const data = fromCounts([
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ])
  is(percentAgreement(data), 0.378)
  is(fleissKappa(data), 0.21)
})

test('Agresti’s 91 couples: kappa unweighted and with equally spaced weights', () => {
  const data = fromTable([
    [7, 7, 2, 3],
    [2, 8, 3, 7],
    [1, 5, 4, 9],
    [2, 8, 9, 14],
  ])
  is(cohenKappa(data), 0.1293, 4)
  is(weightedKappa(data, 'linear', 'ranks'), 0.2374, 4)
})

test('Krippendorff 1995, p. 57, cut into 24 pieces: what unitizing looks like to coefficients of pieces', () => {
  const data = names('001111111100001111110000', '000011110000000110000000')
  is(cohenKappa(data), 0.385)
  is(scottPi(data), 0.314)
  is(krippendorffAlpha(data, 'nominal'), 0.329)
})

test('Light’s kappa is the mean over pairs', () => {
  const data = names('aabbc', 'aabbb', 'abbbc')
  const pairs = [
    [0, 1],
    [0, 2],
    [1, 2],
  ].map(pair => cohenKappa(ofCoders(data, pair)).value ?? Number.NaN)
  is(lightKappa(data), pairs.reduce((sum, value) => sum + value, 0) / 3, 12)
})

describe('what is undefined has a reason and no value', () => {
  const alike = names('aaaa', 'aaaa', 'aaaa')
  const [two, none] = [names('aaaa', 'aaaa'), names('a...', '.a..')]
  test.each<[string, Estimate, RegExp]>([
    ['alpha, one value', krippendorffAlpha(alike, 'nominal'), /nothing varies/],
    ['alpha, nothing pairable', krippendorffAlpha(none, 'nominal'), /no unit was coded by two/],
    ['alpha, no units', krippendorffAlpha({ coders: ['a', 'b'], units: [] }, 'interval'), /no unit/],
    [
      'alpha, names at interval level',
      krippendorffAlpha(names('ab', 'ba'), 'interval'),
      /have to be numbers/,
    ],
    [
      'alpha, ratio below zero',
      krippendorffAlpha(
        ofCoders({ coders: ['a', 'b'], units: [{ id: '1', values: [-1, 1] }] }, [0, 1]),
        'ratio',
      ),
      /below zero/,
    ],
    ['alpha of a category nobody used', alphaOfCategory(two, 'z'), /no pairable value/],
    ['alpha of the only category', alphaOfCategory(two, 'a'), /every value/],
    ['kappa, one value', cohenKappa(two), /same value/],
    ['kappa, three coders', cohenKappa(alike), /exactly two/],
    ['kappa, nothing in common', cohenKappa(none), /both/],
    ['weighted kappa, names', weightedKappa(names('ab', 'ba'), 'linear', 'values'), /numbers/],
    ['pi, one value', scottPi(two), /same value/],
    ['pi, nothing in common', scottPi(none), /both/],
    ['Fleiss’ kappa, one value', fleissKappa(alike), /same/],
    ['Fleiss’ kappa, single ratings', fleissKappa(none), /two ratings/],
    ['Light’s kappa, two coders', lightKappa(two), /three or more/],
    ['Light’s kappa, all pairs undefined', lightKappa(alike), /every pair/],
    ['percent agreement, nothing in common', percentAgreement(none), /two coders/],
    ['positive agreement on a category nobody used', positiveAgreement(two, 'z'), /no pairable value/],
  ])('%s', (_, estimate, reason) => {
    expect(estimate).toEqual({ value: null, reason: expect.stringMatching(reason) })
  })
  test('but agreement on one value is still full percent agreement', () => {
    expect(percentAgreement(alike)).toEqual({ value: 1 })
  })
  test('and kappa of coders who never agree by their own margins is 0, not undefined', () => {
    expect(cohenKappa(names('aaa', 'bbb'))).toEqual({ value: 0 })
  })
})
