import { deepEqual } from '../model/equal'
import type { IdOf, TableName, TableRecords } from '../model/tables'
import type { Draft } from './draft'
import { exists, missing } from './integrity'
import type { Refusal } from './refusal'

/* The three things that a handler does to a record. */

export function add<T extends TableName>(
  draft: Draft,
  table: T,
  record: TableRecords[T],
): Refusal | undefined {
  const refused = exists(draft, table, record.id as IdOf<T>)
  if (!refused) draft.put(table, record)
  return refused
}

/** Lays the patch's fields over the record. A patch that says nothing new leaves the record, and its stamp, alone. */
export function set<T extends TableName>(
  draft: Draft,
  table: T,
  id: IdOf<T>,
  patch: object,
): Refusal | undefined {
  const record = draft.get(table, id)
  if (!record) return missing(draft, table, id)
  draft.put(table, updated(record, patch))
  return undefined
}

/**
 * The record with the patch's fields; the same record where they say nothing new (a new stamp alone is not news).
 * A field given as undefined counts as not given: in the journal it would be gone.
 */
export function updated<R extends object>(record: R, patch: object): R {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  const news = given.some(
    ([field, value]) => field !== 'changed' && !deepEqual((record as never)[field], value),
  )
  return news ? { ...record, ...Object.fromEntries(given) } : record
}

export function remove<T extends TableName>(draft: Draft, table: T, id: IdOf<T>): Refusal | undefined {
  const refused = missing(draft, table, id)
  if (!refused) draft.remove(table, id)
  return refused
}
