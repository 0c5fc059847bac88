import type { Coincidences } from './coincidences'
import type { Level } from './reliability-data'

/** δ² between the values at two places of a coincidence matrix. 0 for a value and itself. */
export type SquaredDifference = (row: number, column: number) => number

/**
 * The difference functions of Krippendorff (2011).
 * nominal: 0 or 1. interval: (c − k)². ratio: ((c − k) / (c + k))².
 * ordinal: (Σ n_g over g from c to k, less half of n_c and of n_k)², so that only the order of values matters.
 */
export function squaredDifference({ values, margins }: Coincidences, level: Level): SquaredDifference {
  const number = (place: number) => Number(values[place])
  switch (level) {
    case 'nominal':
      return (row, column) => (row === column ? 0 : 1)
    case 'ordinal': {
      const midRanks = midRanksOf(margins)
      return (row, column) => ((midRanks[row] ?? 0) - (midRanks[column] ?? 0)) ** 2
    }
    case 'interval':
      return (row, column) => (number(row) - number(column)) ** 2
    case 'ratio':
      return (row, column) =>
        row === column ? 0 : ((number(row) - number(column)) / (number(row) + number(column))) ** 2
  }
}

/**
 * Σ n_c n_k δ²_ck over all pairs of values. Where a difference is that of two places on a line, it is 2 n Σ n_c (x_c − x̄)²:
 * a sum over the values, for there may be thousands of them and a thousand times as many pairs. Where it is not, others can
 * come between.
 */
export function* expectingDifference(matrix: Coincidences, level: Level): Generator<undefined, number> {
  const { values, margins, total } = matrix
  switch (level) {
    case 'nominal':
      return total ** 2 - margins.reduce((sum, margin) => sum + margin ** 2, 0)
    case 'ordinal':
      return spread(midRanksOf(margins), margins, total)
    case 'interval':
      return spread(values.map(Number), margins, total)
    case 'ratio': {
      const difference = squaredDifference(matrix, level)
      let sum = 0
      for (const [row, margin] of margins.entries()) {
        for (let column = 0; column < row; column++)
          sum += margin * (margins[column] ?? 0) * difference(row, column)
        yield
      }
      return 2 * sum
    }
  }
}

/** Counted from the first place: the mean of large numbers that lie close together would be rounded to one beside it. */
function spread(places: readonly number[], margins: readonly number[], total: number): number {
  const first = places[0] ?? 0
  const weighed = (of: (place: number) => number) =>
    places.reduce((sum, place, at) => sum + (margins[at] ?? 0) * of(place - first), 0)
  const mean = weighed(place => place) / total
  return 2 * total * weighed(place => (place - mean) ** 2)
}

/** Where each value stands among all pairable ones in their order: in the middle of those that are the same. */
function midRanksOf(margins: readonly number[]): number[] {
  let before = 0
  return margins.map(margin => {
    before += margin
    return before - margin / 2
  })
}
