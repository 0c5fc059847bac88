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
      const midRanks: number[] = []
      let before = 0
      for (const margin of margins) {
        midRanks.push(before + margin / 2)
        before += margin
      }
      return (row, column) => ((midRanks[row] ?? 0) - (midRanks[column] ?? 0)) ** 2
    }
    case 'interval':
      return (row, column) => (number(row) - number(column)) ** 2
    case 'ratio':
      return (row, column) =>
        row === column ? 0 : ((number(row) - number(column)) / (number(row) + number(column))) ** 2
  }
}
