import { type CodedUnit, present, timesOf, type Value, valuesOf } from './reliability-data'

/**
 * The coincidence matrix of Krippendorff (2011): each ordered pair of values from different coders within a unit, a
 * unit of m values counting its pairs 1/(m−1) each, so that the matrix adds up to the number of pairable values.
 */
export interface Coincidences<V extends Value = Value> {
  /** The values, sorted. Rows and columns are in this order. */
  readonly values: readonly V[]
  /** Row by row, what stands at which column; where nothing does, there is no such column: with many values few of them coincide. */
  readonly cells: readonly ReadonlyMap<number, number>[]
  /** n_c: how often each value stands in a pairable unit. */
  readonly margins: readonly number[]
  /** n: all pairable values. */
  readonly total: number
}

/** Units of fewer than two values add nothing: what nobody else coded says nothing of agreement. */
export function coincidences<V extends Value>(units: readonly CodedUnit<V>[]): Coincidences<V> {
  const paired = units.filter(unit => present(unit).length >= 2)
  const values = valuesOf(paired)
  const places = new Map(values.map((value, place) => [value, place]))
  const cells = values.map(() => new Map<number, number>())
  for (const unit of paired) {
    const counts = new Map<number, number>()
    const given = present(unit)
    for (const value of given) {
      const place = places.get(value) ?? 0
      counts.set(place, (counts.get(place) ?? 0) + 1)
    }
    for (const [row, count] of counts) {
      const cellsOfRow = cells[row]
      for (const [column, other] of counts) {
        const pairs = row === column ? count * (count - 1) : count * other
        if (pairs === 0) continue
        const more = (timesOf(unit) * pairs) / (given.length - 1)
        cellsOfRow?.set(column, (cellsOfRow.get(column) ?? 0) + more)
      }
    }
  }
  // Counted, not summed from the cells: whole numbers, which no rounding of thirds can touch.
  const margins = values.map(() => 0)
  for (const unit of paired)
    for (const value of present(unit)) {
      const place = places.get(value) ?? 0
      margins[place] = (margins[place] ?? 0) + timesOf(unit)
    }
  return { values, cells, margins, total: margins.reduce((sum, margin) => sum + margin, 0) }
}
