import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atOnce } from './at-once'
import { sorting } from './sorting'

test('sorts as sort does, those that are alike in the order in which they came', () => {
  const record = fc.record({ key: fc.nat(40), at: fc.nat() })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 3_000, size: 'max' }), records => {
      const order = (a: { key: number }, b: { key: number }) => a.key - b.key
      expect(atOnce(sorting(records, order))).toEqual([...records].sort(order))
    }),
    { numRuns: 30 },
  )
})

test('lets others come between, however long the list', () => {
  const steps = sorting(
    Array.from({ length: 10_000 }, (_, at) => -at),
    (a, b) => a - b,
  )
  let between = 0
  while (!steps.next().done) between++
  expect(between).toBeGreaterThan(50)
})
