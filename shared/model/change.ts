import { atOnce } from './at-once'
import { deepEqual } from './equal'
import { type IdOf, type TableName, type TableRecords, tableNames } from './table-names'

/** What happened to one table: full records, from before and after. */
export interface TableChange<R> {
  readonly added: Readonly<Record<string, R>>
  readonly updated: Readonly<Record<string, readonly [from: R, to: R]>>
  readonly removed: Readonly<Record<string, R>>
}
/** What an operation did to a project. The same value serves undo, listeners, comparison and merge. */
export type Change = { readonly [T in TableName]?: TableChange<TableRecords[T]> }

/**
 * How to put records back: per id null where it had been added, the whole record (with its id) where it had been
 * removed, and otherwise just the fields that differ. Small enough to keep with every operation for ever.
 */
export type Patch = {
  readonly [T in TableName]?: Readonly<Record<string, null | { readonly [field: string]: unknown }>>
}

interface LooseTable {
  added: Record<string, unknown>
  updated: Record<string, [unknown, unknown]>
  removed: Record<string, unknown>
}
type LooseChange = { [T in TableName]?: LooseTable }

/** Collects a change record by record; a record that ends as it began is left out. */
export class ChangeBuilder {
  readonly #change: LooseChange = {}

  record<T extends TableName>(
    table: T,
    id: IdOf<T>,
    from: TableRecords[T] | undefined,
    to: TableRecords[T] | undefined,
  ): void {
    if (from === to || (from && to && deepEqual(from, to))) return
    const part: LooseTable = (this.#change[table] ??= { added: {}, updated: {}, removed: {} })
    if (from && to) part.updated[id] = [from, to]
    else if (to) part.added[id] = to
    else if (from) part.removed[id] = from
  }

  done(): Change {
    return this.#change as Change
  }
}

/** Every record that a change touches, with what it was and what it became. */
export function* eachRecord(change: Change): Generator<
  {
    [T in TableName]: {
      table: T
      id: IdOf<T>
      from: TableRecords[T] | undefined
      to: TableRecords[T] | undefined
    }
  }[TableName]
> {
  for (const table of tableNames) {
    const part = change[table] as TableChange<never> | undefined
    if (!part) continue
    // By their names alone: to list tens of thousands with their values takes longer than a frame.
    for (const id of Object.keys(part.added))
      yield { table, id, from: undefined, to: part.added[id] } as never
    for (const id of Object.keys(part.updated)) {
      const [from, to] = part.updated[id] as unknown as readonly [never, never]
      yield { table, id, from, to } as never
    }
    for (const id of Object.keys(part.removed))
      yield { table, id, from: part.removed[id], to: undefined } as never
  }
}

/** The change that takes back `change`. What that has added and removed is shared with it: nothing is gone through for it. */
export function invertChange(change: Change): Change {
  const inverted: LooseChange = {}
  for (const table of tableNames) {
    const part = change[table] as LooseTable | undefined
    if (!part) continue
    const updated: LooseTable['updated'] = {}
    for (const id of Object.keys(part.updated)) {
      const [from, to] = part.updated[id] as [unknown, unknown]
      updated[id] = [to, from]
    }
    inverted[table] = { added: part.removed, updated, removed: part.added }
  }
  return inverted as Change
}

/** The patch that takes back `change`. */
export const patchBack = (change: Change): Patch => atOnce(patchingBack(change))

/** The same in steps, one for each record. */
export const patchingBack = (change: Change): Generator<undefined, Patch> => patching(change, true)

/** The patch that makes `change`, in steps as well. */
export const patchingTo = (change: Change): Generator<undefined, Patch> => patching(change, false)

function* patching(change: Change, back: boolean): Generator<undefined, Patch> {
  const patch: { [T in TableName]?: Record<string, unknown> } = {}
  for (const { table, id, from, to } of eachRecord(change)) {
    const [comes, goes] = back ? [from, to] : [to, from]
    const part = (patch[table] ??= {})
    if (!comes) part[id] = null
    else if (!goes) part[id] = comes
    else part[id] = differingFields(comes, goes)
    yield
  }
  return patch as Patch
}

/** The fields of `from` whose values `to` does not share; all of it where `to` has a field more, which has to go again. */
function differingFields(from: object, to: object): object {
  for (const name of Object.keys(to)) if (!Object.hasOwn(from, name)) return from
  const after = to as Record<string, unknown>
  const differing: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(from))
    if (value !== after[name] && !deepEqual(value, after[name])) differing[name] = value
  return differing
}
