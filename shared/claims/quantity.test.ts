import { describe, expect, it, test } from 'vitest'
import type { Quantity } from '../model/records'
import { compareQuantities, formatFigure, formatQuantity, sameDate, sameMeasure } from './quantity'
import { proposeQuantity } from './read-quantity'

const read = (quote: string) => {
  const quantity = proposeQuantity(quote)
  return quantity && `${quantity.relation} ${quantity.value} ${quantity.measure}`.trim()
}

describe('a figure is read as a bound', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['over 10,000 soldiers were sent in exchange', '> 10000 soldiers sent'],
    ['about 11,000 troops', '~ 11000 troops'],
    ['up to 10,000 troops', '<= 10000 troops'],
    ['over 1,100 killed or wounded since the deployment began', '> 1100 killed or wounded'],
    [
      'about 4,000 of the foreign soldiers have been killed or badly wounded',
      '~ 4000 foreign soldiers killed or badly wounded',
    ],
    ['some four thousand dead', '~ 4000 dead'],
    ['nearly 12,000 trained soldiers in the border region', '~ 12000 trained soldiers'],
    ['as many as 300', '<= 300'],
    ['at most 40 launchers', '<= 40 launchers'],
    ['at least 4,000 casualties', '>= 4000 casualties'],
    ['no fewer than sixty-two launchers', '>= 62 launchers'],
    ['more than 20 soldiers, six officers among them', '> 20 soldiers'],
    ['fewer than 200 crews', '< 200 crews'],
    ['an estimated 1.2 million shells', '~ 1200000 shells'],
    ['just over half a million rounds', '> 500000 rounds'],
    ['a hundred and twenty guns', '= 120 guns'],
    ['three hundred and fifty thousand shells', '= 350000 shells'],
    ['10 000 soldiers', '= 10000 soldiers'],
    ['10\u202f000 soldiers', '= 10000 soldiers'],
    ['10,000 or more volunteers', '>= 10000 volunteers'],
    ['20,000-plus soldiers', '>= 20000 soldiers'],
    ['between 10,000 and 12,000 soldiers', '~ 11000 soldiers'],
    ['10 to 12 thousand soldiers', '~ 11000 soldiers'],
    ['10,000-12,000 soldiers', '~ 11000 soldiers'],
    ['10,000–12,000 soldiers', '~ 11000 soldiers'],
    ['2000-3000 soldiers', '~ 2500 soldiers'],
    ['10-12 thousand soldiers', '~ 11000 soldiers'],
    ['0.5 to 1 million shells', '~ 750000 shells'],
    ['half a million to 1 million shells', '~ 750000 shells'],
    ['0 to 12,000 soldiers', '~ 6000 soldiers'],
    ['they won 2-1', null],
    ['on 2024-10-03', null],
    ['the 2014-2024 war', null],
    ['12 per cent of the force', '= 12 % force'],
    ['$1.2bn in fuel', '= 1200000000 $'],
    ['the 38 crews that left in 2024', '= 38 crews'],
    ['In 2024, more than 400 guns were shipped', '> 400 guns shipped'],
    ['several thousand soldiers', null],
    ['thousands of shells', null],
    ['in October 2024', null],
    ['on 3 October', null],
    ['a 52-year-old general', null],
    ['one of the generals said so', null],
    ['no sign of further forces', null],
    ['the KN-23 missile', null],
    ['at 10:30', null],
  ]
  test.each(cases)('%s → %s', (quote, expected) => {
    expect(read(quote)).toBe(expected)
  })

  it('prefers the hedged figure, wherever it stands', () => {
    expect(read('The 4 units lost over 1,100 men')).toBe('> 1100 men')
  })
})

const quantity = (text: string): Quantity => {
  const [, relation, value, measure = ''] = /^(\S+) (\S+) ?(.*)$/.exec(text) ?? []
  return { relation: relation as Quantity['relation'], value: Number(value), measure }
}

describe('a figure is written short', () => {
  test.each([
    ['~ 4000 casualties', '≈ 4,000 casualties'],
    ['> 1100', '> 1,100'],
    ['>= 12', '≥ 12'],
    ['<= 10000 sent', '≤ 10,000 sent'],
    ['= 0.5 %', '0.5 %'],
  ])('%s → %s', (given, expected) => {
    expect(formatQuantity(quantity(given))).toBe(expected)
  })
  it('leaves the measure out on request', () => expect(formatFigure(quantity('~ 4000 dead'))).toBe('≈ 4,000'))
})

describe('two figures are compared as bounds', () => {
  test.each([
    ['> 10000 sent', '<= 10000 sent', 'conflict', 'conflicts'],
    ['> 10000 sent', '~ 11000 sent', 'compatible', 'bound fits'],
    ['~ 4000 casualties', '> 1100 casualties', 'compatible', 'bound fits, estimate 3.6 × lower'],
    ['> 1100 casualties', '~ 4000 casualties', 'compatible', 'bound fits, estimate 3.6 × higher'],
    ['~ 4000 sent', '~ 11000 sent', 'conflict', 'conflicts, 2.8 × higher'],
    ['~ 10000 sent', '~ 11000 sent', 'agree', 'within about'],
    ['= 37 guns', '= 37 guns', 'agree', 'same figure'],
    ['= 37 guns', '= 38 guns', 'conflict', 'conflicts'],
    ['> 10000 sent', '> 10000 sent', 'agree', 'same bound'],
    ['> 10000 sent', '> 1100 sent', 'compatible', 'both bounds hold, 9.1 × lower'],
    ['>= 100 sent', '<= 100 sent', 'compatible', 'both bounds hold'],
    ['< 100 sent', '>= 100 sent', 'conflict', 'conflicts'],
    ['> 5000 sent', '~ 1000 sent', 'conflict', 'conflicts, 5 × lower'],
    ['~ 4000 sent', '~ 4000 killed', 'incomparable', 'counts something else'],
  ])('%s against %s: %s', (a, b, verdict, says) => {
    expect(
      compareQuantities({ quantity: quantity(a), asOf: null }, { quantity: quantity(b), asOf: null }),
    ).toEqual({
      verdict,
      says,
    })
  })

  test.each([
    ['~ 4000 casualties', '> 1100 casualties', 'other date; bound fits, estimate 3.6 × lower'],
    ['> 10000 sent', '<= 10000 sent', 'other date; conflicts'],
    ['> 10000 sent', '~ 4000 killed', 'counts something else, other date'],
  ])('%s against %s of another date: %s', (a, b, says) => {
    const one = { quantity: quantity(a), asOf: '2025-03-02' }
    expect(compareQuantities(one, { quantity: quantity(b), asOf: '2024-12' })).toEqual({
      verdict: 'incomparable',
      says,
    })
  })
})

describe('likeness', () => {
  test.each([
    ['killed and wounded', 'wounded or killed', true],
    ['soldiers sent', 'soldier sent', true],
    ['killed', 'killed and wounded', false],
    ['', 'sent', true],
  ])('measures %s and %s: %s', (a, b, expected) => expect(sameMeasure(a, b)).toBe(expected))
  test.each([
    ['2025', '2025-03', true],
    ['2025-03', '2025-03-02', true],
    ['2025-03', '2025-04', false],
    [null, '2025', true],
  ])('dates %s and %s: %s', (a, b, expected) => expect(sameDate(a, b)).toBe(expected))
})
