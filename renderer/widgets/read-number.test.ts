import { expect, it } from 'vitest'
import { readNumber } from './read-number'

it.each<[string, number | null | undefined]>([
  ['', null],
  ['  ', null],
  ['4000', 4000],
  ['11,000', 11000],
  ['11 000', 11000],
  ['1’234’567', 1234567],
  ['1,234.5', 1234.5],
  ['-3.25', -3.25],
  ['.5', 0.5],
  ['1,2', undefined],
  ['11,00', undefined],
  ['1,000 000', undefined],
  ['four', undefined],
  ['1e9', undefined],
])('%s reads as %s', (written, read) => {
  expect(readNumber(written)).toBe(read)
})
