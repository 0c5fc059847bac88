import type { TableChange } from './change'
import type { Stamp } from './records'

/* The order of a project's tables: that in which their records were made. */

/** How many records are taken at a step. */
const stepSize = 1_000

type Row = { readonly id: string }

/** When a record was made, ISO 8601 in UTC; '' for the parts of a scheme, which carry an order of their own. */
export function madeAt(record: object): string {
  const { created } = record as { readonly created?: string | Stamp }
  return typeof created === 'string' ? created : (created?.at ?? '')
}

/**
 * A table's records with those that come back put before the first that was made later. One that was made at the same
 * moment as others, as in an import, comes after them.
 */
export function* seated<R extends Row>(
  records: ReadonlyMap<string, R>,
  back: ReadonlySet<string>,
): Generator<R> {
  const returning = [...back].flatMap(id => records.get(id) ?? [])
  yield* amongThem(without(back, records.values()), returning)
}

function* without<R extends Row>(ids: ReadonlySet<string>, records: Iterable<R>): Generator<R> {
  for (const record of records) if (!ids.has(record.id)) yield record
}

function* amongThem<R extends Row>(staying: Iterable<R>, returning: R[]): Generator<R> {
  inOrder(returning)
  let next = 0
  for (const record of staying) {
    for (let one = returning[next]; one && madeAt(one) < madeAt(record); one = returning[++next]) yield one
    yield record
  }
  yield* returning.slice(next)
}

const inOrder = <R extends Row>(records: R[]): R[] =>
  records.sort((a, b) => (madeAt(a) < madeAt(b) ? -1 : Number(madeAt(a) > madeAt(b))))

/**
 * A table as it will be after a change, made in steps beside it; and when its latest record was made. `newest`: when the
 * latest was made before.
 */
export function* changedTable<R extends Row>(
  records: ReadonlyMap<string, R>,
  { added, updated, removed }: TableChange<R>,
  newest: string,
): Generator<undefined, { readonly records: ReadonlyMap<string, R>; readonly newest: string }> {
  const [returning, fresh]: [R[], R[]] = [[], []]
  let [taken, last] = [0, newest]
  for (const id in added) {
    const to = added[id] as R
    const made = madeAt(to)
    if (made > last) last = made
    const kind = made < newest ? returning : fresh
    kind.push(to)
    if (++taken % stepSize === 0) yield
  }
  const next = new Map<string, R>()
  const all = [amongThem(withoutRemoved(records, updated, removed), returning), fresh]
  // Whatever comes back was made before what is new.
  for (const some of all)
    for (const record of some) {
      next.set(record.id, record)
      if (++taken % stepSize === 0) yield
    }
  return { records: next, newest: last }
}

/** The records that stay, as they will be. */
function* withoutRemoved<R extends Row>(
  records: ReadonlyMap<string, R>,
  updated: TableChange<R>['updated'],
  removed: TableChange<R>['removed'],
): Generator<R> {
  for (const [id, record] of records) if (!Object.hasOwn(removed, id)) yield updated[id]?.[1] ?? record
}
