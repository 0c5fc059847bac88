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
  let [news, gaps] = [false, false]
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) gaps = true
    else news ||= field !== 'changed' && !deepEqual((record as never)[field], value)
  }
  return news ? { ...record, ...(gaps ? given(patch) : patch) } : record
}

const given = (patch: object) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

export function remove<T extends TableName>(draft: Draft, table: T, id: IdOf<T>): Refusal | undefined {
  const refused = missing(draft, table, id)
  if (!refused) draft.remove(table, id)
  return refused
}
