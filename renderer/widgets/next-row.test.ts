import { expect, it } from 'vitest'
import { nextRow } from './next-row'

it.each<[string, number | null, number, number | null]>([
  ['ArrowDown', null, 5, 0],
  ['ArrowDown', 4, 5, 4],
  ['ArrowUp', null, 5, 4],
  ['ArrowUp', 0, 5, 0],
  ['PageDown', 1, 50, 11],
  ['PageDown', 45, 50, 49],
  ['PageUp', 3, 50, 0],
  ['Home', 3, 50, 0],
  ['End', 3, 50, 49],
  ['ArrowDown', null, 0, null],
  ['a', 3, 50, null],
])('%s from %s of %i goes to %s', (key, active, total, expected) => {
  expect(nextRow(key, active, total, 10)).toBe(expected)
})
