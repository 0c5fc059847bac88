import { expect, test } from 'vitest'
import type { ReviewStanding } from '#shared/api/review-views'
import { rowsOf } from '../../widgets/virtual-list'
import { nextLeft } from './walking'

const list = (...rows: [string, ReviewStanding][]) =>
  rowsOf(rows.map(([key, standing]) => ({ key, standing })))

test('after a decision the keyboard goes to the next that is left', () => {
  const rows = list(['a', 'conflict'], ['b', 'theirs'], ['c', 'decided'])
  expect(nextLeft(rows, 0)).toEqual({ key: 'b', index: 1 })
})

test('at the end of what is left it goes back to what was passed over', () => {
  const rows = list(['a', 'conflict'], ['b', 'decided'], ['c', 'theirs'], ['d', 'decided'])
  expect(nextLeft(rows, 2)).toEqual({ key: 'a', index: 0 })
})

test('the last of all stays under the keyboard', () => {
  expect(nextLeft(list(['a', 'theirs'], ['b', 'same']), 0)).toEqual({ key: 'a', index: 0 })
})
