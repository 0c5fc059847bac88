import { type ReliabilityData, timesOf, type Value } from './reliability-data'

/** The units that two coders gave two certain values (null: the coder gave none). */
export interface ConfusionCell<V extends Value = Value> {
  readonly row: V | null
  readonly column: V | null
  readonly count: number
  /** Ids of the units, in the order of the data. */
  readonly cases: readonly string[]
}

/** What two coders made of the same units: the first coder's values are rows, the second's columns. */
export interface ConfusionMatrix<V extends Value = Value> {
  readonly coders: readonly [string, string]
  /** Every value that either of them used, sorted. */
  readonly values: readonly V[]
  /** How many units both have coded. */
  readonly total: number
  /** Cells that hold a unit, by row and then column; missing values last. */
  readonly cells: readonly ConfusionCell<V>[]
}

/** The confusion matrix of two coders. Units that only one of them coded stand in cells with a null; they are not in `total`. */
export function confusionMatrix<V extends Value>(
  data: ReliabilityData<V>,
  [first, second]: readonly [number, number],
): ConfusionMatrix<V> {
  const { coders, units } = data
  const used = new Set<V>()
  for (const unit of units)
    for (const value of [unit.values[first], unit.values[second]])
      if (value !== null && value !== undefined) used.add(value)
  const values = [...used].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const place = new Map<Value | null, number>(values.map((value, at) => [value, at]))
  const at = (value: V | null) => place.get(value) ?? values.length
  const cases = new Map<number, { row: V | null; column: V | null; count: number; cases: string[] }>()
  let total = 0
  for (const unit of units) {
    const row: V | null = unit.values[first] ?? null
    const column: V | null = unit.values[second] ?? null
    if (row === null && column === null) continue
    if (row !== null && column !== null) total += timesOf(unit)
    const key = at(row) * (values.length + 1) + at(column)
    const cell = cases.get(key) ?? { row, column, count: 0, cases: [] }
    cell.count += timesOf(unit)
    cell.cases.push(unit.id)
    cases.set(key, cell)
  }
  const cells = [...cases].sort(([a], [b]) => a - b).map(([, cell]) => cell)
  return { coders: [coders[first] ?? '', coders[second] ?? ''], values, total, cells }
}

/** Shares of the units that two coders both coded: p[row][column], and the two coders' margins. */
export interface Contingency<V extends Value = Value> {
  readonly values: readonly V[]
  readonly shares: readonly (readonly number[])[]
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly total: number
}

/** The contingency table of two coders, of the units that both coded. */
export function contingency<V extends Value>(data: ReliabilityData<V>): Contingency<V> {
  const both = data.units.filter(({ values: [a = null, b = null] }) => a !== null && b !== null)
  const { values, cells, total } = confusionMatrix({ ...data, units: both }, [0, 1])
  const place = new Map<Value | null, number>(values.map((value, at) => [value, at]))
  const shares = values.map(() => values.map(() => 0))
  const rows = values.map(() => 0)
  const columns = values.map(() => 0)
  for (const { row, column, count } of cells) {
    const r = place.get(row) ?? 0
    const c = place.get(column) ?? 0
    const ofRow = shares[r] ?? []
    ofRow[c] = count / total
    rows[r] = (rows[r] ?? 0) + count / total
    columns[c] = (columns[c] ?? 0) + count / total
  }
  return { values, shares, rows, columns, total }
}
