/** The level of measurement: what a difference between two values means. */
export const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Level = (typeof levels)[number]

/** A value as a coder gave it. Nominal values are strings; ordinal, interval and ratio values are numbers. */
export type Value = string | number

/** One thing that was coded, with a value from each coder in the order of the data's coders; null is missing. */
export interface CodedUnit<V extends Value = Value> {
  readonly id: string
  readonly values: readonly (V | null)[]
  /** How many units it stands for, all with the same values; 1 unless told. */
  readonly times?: number
}

/** How many units a unit stands for. */
export const timesOf = ({ times = 1 }: Pick<CodedUnit, 'times'>): number => times

/** Units × coders, with values missing here and there (Krippendorff's canonical form, turned on its side). */
export interface ReliabilityData<V extends Value = Value> {
  readonly coders: readonly string[]
  readonly units: readonly CodedUnit<V>[]
}

/** The values of a unit that are there. */
export const present = <V extends Value>({ values }: CodedUnit<V>): V[] =>
  values.filter((value): value is NonNullable<typeof value> => value !== null)

/** The units that two or more coders have coded: only they can agree or disagree. */
export const pairable = <V extends Value>(data: ReliabilityData<V>): CodedUnit<V>[] =>
  data.units.filter(unit => present(unit).length >= 2)

/** How many values stand in pairable units. */
export const pairableValues = (data: ReliabilityData): number =>
  pairable(data).reduce((sum, unit) => sum + timesOf(unit) * present(unit).length, 0)

/** How many units two or more coders have coded. */
export const pairableUnits = (data: ReliabilityData): number =>
  pairable(data).reduce((sum, unit) => sum + timesOf(unit), 0)

/** Every value that occurs, numbers by size and strings by code unit, so that order never depends on the data's. */
export function valuesOf<V extends Value>(units: readonly CodedUnit<V>[]): V[] {
  return [...new Set(units.flatMap(present))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** The data of some of the coders alone, by their places. */
export const ofCoders = <V extends Value>(
  { coders, units }: ReliabilityData<V>,
  places: readonly number[],
): ReliabilityData<V> => ({
  coders: places.map(place => coders[place] ?? ''),
  units: units.map(unit => ({ ...unit, values: places.map(place => unit.values[place] ?? null) })),
})

/** The places of each two coders, each pair once. */
export const coderPairs = ({ coders }: { readonly coders: readonly unknown[] }): [number, number][] =>
  coders.flatMap((_, a) => coders.slice(a + 1).map((_, b): [number, number] => [a, a + 1 + b]))
