import fc from 'fast-check'
import type { Continuum } from '../agreement/continuum'
import type { ReliabilityData, Value } from '../agreement/reliability-data'

/** A coder's values written as one string, a character a unit; a dot is missing. */
export function coded<V extends Value>(
  rows: readonly string[],
  read: (one: string) => V,
): ReliabilityData<V> {
  const length = Math.max(...rows.map(row => row.length))
  return {
    coders: rows.map((_, place) => `coder ${place + 1}`),
    units: Array.from({ length }, (_, unit) => ({
      id: `unit ${unit + 1}`,
      values: rows.map(row => {
        const one = row[unit] ?? '.'
        return one === '.' ? null : read(one)
      }),
    })),
  }
}
export const names = (...rows: string[]) => coded(rows, String)
export const numbers = (...rows: string[]) => coded(rows, Number)

/** Two coders' data from their contingency table, rows the first coder's. */
export const fromTable = (table: readonly (readonly number[])[]): ReliabilityData<number> => ({
  coders: ['row', 'column'],
  units: table.flatMap((row, r) =>
    row.flatMap((count, c) =>
      Array.from({ length: count }, (_, at) => ({ id: `${r}-${c}-${at}`, values: [r + 1, c + 1] })),
    ),
  ),
})

/** Ratings from how many gave each category to each unit. */
export function fromCounts(counts: readonly (readonly number[])[]): ReliabilityData<number> {
  const units = counts.map((row, unit) => ({
    id: `${unit}`,
    values: row.flatMap((count, category) => Array.from({ length: count }, () => category + 1)),
  }))
  const coders = Math.max(...units.map(({ values }) => values.length))
  return { coders: Array.from({ length: coders }, (_, at) => `rating ${at + 1}`), units }
}

/** A continuum, its units as [coder, category, start, length]. */
export const continuum = (
  start: number,
  length: number,
  units: readonly (readonly [string, string, number, number])[],
): Continuum => ({
  coders: [...new Set(units.map(([coder]) => coder))],
  start,
  length,
  units: units.map(([coder, category, from, long]) => ({ coder, category, start: from, length: long })),
})

/** Any reliability data over `values`: two to four coders, up to twelve units, holes in them. */
export const anyData = <V extends Value>(values: readonly V[], coders?: number) =>
  fc
    .tuple(coders === undefined ? fc.integer({ min: 2, max: 4 }) : fc.constant(coders), fc.nat(12))
    .chain(([width, height]) =>
      fc
        .array(
          fc.array(fc.option(fc.constantFrom(...values), { freq: 4 }), {
            minLength: width,
            maxLength: width,
          }),
          { minLength: height, maxLength: height },
        )
        .map(
          (rows): ReliabilityData<V> => ({
            coders: Array.from({ length: width }, (_, at) => `c${at}`),
            units: rows.map((given, at) => ({ id: `u${at}`, values: given })),
          }),
        ),
    )

/** Any continuum of 24 with two to four coders whose units do not overlap, in categories a, b and c. */
export const anyContinuum = (coders = fc.integer({ min: 2, max: 4 })) =>
  coders.chain(count =>
    fc
      .array(
        fc.array(
          fc.record({
            gap: fc.nat(4),
            length: fc.integer({ min: 1, max: 6 }),
            category: fc.constantFrom('a', 'b', 'c'),
          }),
          { maxLength: 6 },
        ),
        { minLength: count, maxLength: count },
      )
      .map(
        (all): Continuum => ({
          coders: all.map((_, at) => `c${at}`),
          start: 0,
          length: 24,
          units: all.flatMap((steps, at) => {
            let end = 0
            return steps.flatMap(({ gap, length, category }) => {
              const start = end + gap
              end = start + length
              return end <= 24 ? [{ coder: `c${at}`, category, start, length }] : []
            })
          }),
        }),
      ),
  )
