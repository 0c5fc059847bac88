import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Rows, SparseRows } from './rows'

const places = (rows: number) => fc.array(fc.nat(rows - 1), { maxLength: 12 })

/** Row by row, number by number. */
function summed(rows: readonly (readonly number[])[], drawn: readonly number[], width: number): number[] {
  const sum = Array.from({ length: width }, () => 0)
  for (const place of drawn)
    for (const [at, number] of (rows[place] ?? []).entries()) sum[at] = (sum[at] ?? 0) + number
  return sum
}

test('rows that are drawn add up, column by column, each as often as it was drawn', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { minLength: 5, maxLength: 5 }),
      places(5),
      (rows, drawn) => {
        const width = Math.max(...rows.map(({ length }) => length))
        expect(new Rows(rows).added(drawn)).toEqual(summed(rows, drawn, width))
      },
    ),
  )
})

test('rows of which most is zero add up to the same', () => {
  const sparse = fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(9)), {
    maxLength: 4,
    selector: ([column]) => column,
  })
  fc.assert(
    fc.property(fc.array(sparse, { minLength: 5, maxLength: 5 }), places(5), (rows, drawn) => {
      const whole = rows.map(row => {
        const numbers = Array.from({ length: 7 }, () => 0)
        for (const [column, number] of row) numbers[column] = number
        return numbers
      })
      expect([...new SparseRows(rows).added(drawn, 7)]).toEqual(summed(whole, drawn, 7))
    }),
  )
})
