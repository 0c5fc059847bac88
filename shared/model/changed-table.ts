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
  returning.sort((a, b) => (madeAt(a) < madeAt(b) ? -1 : Number(madeAt(a) > madeAt(b))))
  let next = 0
  for (const record of records.values()) {
    if (back.has(record.id)) continue
    for (let one = returning[next]; one && madeAt(one) < madeAt(record); one = returning[++next]) yield one
    yield record
  }
  yield* returning.slice(next)
}

/**
 * A table as it will be after a change, made in steps beside it; and when its latest record was made. `newest`: when the
 * latest was made before.
 */
export function* changedTable<R extends Row>(
  records: ReadonlyMap<string, R>,
  { added, updated, removed }: TableChange<R>,
  newest: string,
): Generator<undefined, { readonly records: ReadonlyMap<string, R>; readonly newest: string }> {
  const next = new Map<string, R>()
  const back = new Set<string>()
  let [taken, last] = [0, newest]
  for (const [id, record] of records) {
    if (!Object.hasOwn(removed, id)) next.set(id, updated[id]?.[1] ?? record)
    if (++taken % stepSize === 0) yield
  }
  for (const id in added) {
    const to = added[id] as R
    const made = madeAt(to)
    if (made < newest) back.add(id)
    else if (made > last) last = made
    next.set(id, to)
    if (++taken % stepSize === 0) yield
  }
  if (back.size === 0) return { records: next, newest: last }
  const inOrder = new Map<string, R>()
  for (const record of seated(next, back)) {
    inOrder.set(record.id, record)
    if (++taken % stepSize === 0) yield
  }
  return { records: inOrder, newest: last }
}
