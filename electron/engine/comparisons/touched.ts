import { keyOf } from '#shared/compare/differences'
import { atOnce } from '#shared/model/at-once'
import type { Stamp } from '#shared/model/records'
import { type TableName, tableNames } from '#shared/model/tables'
import { briefOf, type HistoryEntry } from '#shared/operations/history'

/** Who touched a record last, and when, by the record's key. */
export type Touched = Map<string, Stamp>

/** The keys of the records that an operation touched: what takes it back names each of them. */
export function* keysTouchedBy({ inverse }: HistoryEntry): Generator<string> {
  for (const table of Object.keys(inverse) as TableName[])
    if (tableNames.includes(table)) for (const id of Object.keys(inverse[table] ?? {})) yield keyOf(table, id)
}

/** Notes who touched what; later notes win. */
export const noteTouched = (touched: Touched, entry: HistoryEntry): void =>
  atOnce(notingTouched(touched, entry))

/** How many records are noted between two breaths. */
const pace = 512

/** The same in steps: one operation may have touched as many records as there are. Yields now and then. */
export function* notingTouched(touched: Touched, entry: HistoryEntry): Generator<undefined, void> {
  const { by, at } = entry.operation
  let seen = 0
  for (const key of keysTouchedBy(entry)) {
    const known = touched.get(key)
    if (!known || known.at <= at) touched.set(key, { by, at })
    if (++seen % pace === 0) yield
  }
}

/** How many operations two histories begin with alike. None of them is read for that: one may hold a whole project. */
export function sharedLength(a: readonly HistoryEntry[], b: readonly HistoryEntry[]): number {
  const length = Math.min(a.length, b.length)
  let shared = 0
  while (shared < length && idAt(a, shared) === idAt(b, shared)) shared++
  return shared
}

const idAt = (history: readonly HistoryEntry[], at: number) => briefOf(history[at] as HistoryEntry).id
