import { type Continuum, endAt, endOf, gapsBetween, unitsOf } from './continuum'

/** A unit's category, or null for a gap (φ in Krippendorff et al. 2016). */
export type StretchValue = string | null

/** Square tables over the values, gaps last. */
export interface StretchCoincidences {
  readonly values: readonly StretchValue[]
  /** ℓ_ck: lengths of intersections of stretches of value c of one coder with stretches of value k of another. */
  readonly observed: readonly (readonly number[])[]
  /** ε_ck: what the same stretches would give by chance. */
  readonly expected: readonly (readonly number[])[]
}

interface ValuedStretch {
  readonly start: number
  readonly length: number
  readonly value: number
}

/**
 * Observed and expected coincidences of a continuum cut by m coders (Krippendorff et al. 2016, equations 1 and 4):
 *
 *     ℓ_ck = 1/(m − 1) · Σ over ordered pairs of coders Σ over their stretches of values c and k of the intersection's length
 *     ε_ck = ℓ.. · (ℓ_c· ℓ_·k − [c = k] S_c) / (ℓ..² − Σ S)
 *
 * where S_c, the pairs of a stretch with itself, is Σ L² over units of category c and Σ L over gaps: a unit is one whole,
 * while a gap has no structure and pairs only each point with itself. A coder's units must not overlap.
 */
export function stretchCoincidences(
  continuum: Continuum,
  categories: readonly string[],
): StretchCoincidences & {
  /** S_c. */
  readonly withItself: readonly number[]
  readonly partitions: readonly (readonly ValuedStretch[])[]
} {
  const gap = categories.length
  const places = new Map(categories.map((category, place) => [category, place]))
  const partitions = continuum.coders.map(coder => {
    const units = unitsOf(continuum, coder, null).filter(unit => places.has(unit.category))
    return [
      ...units.map(({ start, length, category }) => ({ start, length, value: places.get(category) ?? gap })),
      ...gapsBetween(continuum, units).map(stretch => ({ ...stretch, value: gap })),
    ].sort((a, b) => a.start - b.start)
  })
  const observed = square(gap + 1)
  eachIntersection(partitions, (first, second, length) => {
    add(observed, first.value, second.value, length)
    add(observed, second.value, first.value, length)
  })
  for (const row of observed)
    for (const [column, length] of row.entries()) row[column] = length / (partitions.length - 1)

  const withItself = Array.from({ length: gap + 1 }, () => 0)
  for (const { value, length } of partitions.flat())
    withItself[value] = (withItself[value] ?? 0) + (value === gap ? length : length ** 2)
  return {
    values: [...categories, null],
    observed,
    expected: expectedFrom(observed, withItself),
    withItself,
    partitions,
  }
}

/** ε_ck from the margins of ℓ_ck and the pairs that are no pairs of coders. */
export function expectedFrom(
  observed: readonly (readonly number[])[],
  withItself: readonly number[],
): number[][] {
  const margins = observed.map(sum)
  const total = sum(margins)
  const pairs = total ** 2 - sum(withItself)
  return margins.map((row, r) =>
    margins.map((column, c) =>
      pairs > 0 ? (total * (row * column - (r === c ? (withItself[r] ?? 0) : 0))) / pairs : 0,
    ),
  )
}

/** Calls back with each two stretches of different coders that have a length in common. */
export function eachIntersection(
  partitions: readonly (readonly ValuedStretch[])[],
  found: (first: ValuedStretch, second: ValuedStretch, length: number) => void,
): void {
  for (const [place, first] of partitions.entries())
    for (const second of partitions.slice(place + 1)) {
      let from = 0
      for (const stretch of first) {
        while (endAt(second, from) <= stretch.start) from++
        for (let at = from; ; at++) {
          const other = second[at]
          if (!other || other.start >= endOf(stretch)) break
          found(stretch, other, Math.min(endOf(stretch), endOf(other)) - Math.max(stretch.start, other.start))
        }
      }
    }
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
const square = (size: number): number[][] =>
  Array.from({ length: size }, () => Array.from({ length: size }, () => 0))

/** Adds to a cell of a table that has it. */
function add(table: number[][], row: number, column: number, length: number): void {
  const cells = table[row]
  if (cells) cells[column] = (cells[column] ?? 0) + length
}
