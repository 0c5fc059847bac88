import { expect, test } from 'vitest'
import { counted, numeral, threePlaces } from './counted'

test('numbers have their thousands apart, and one of a kind is called one', () => {
  expect(numeral(0)).toBe('0')
  expect(numeral(1_234_567)).toBe('1,234,567')
  expect(counted(1, 'claim')).toBe('1 claim')
  expect(counted(0, 'claim')).toBe('0 claims')
  expect(counted(2_140, 'entity', 'entities')).toBe('2,140 entities')
})

test('a number below zero has a minus before it, and no hyphen', () => {
  expect([-0.05, 0.7124, 1].map(threePlaces)).toEqual(['−0.050', '0.712', '1.000'])
})
