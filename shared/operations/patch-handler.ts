import type { Patch } from '../model/change'
import { nounsOf } from '../model/table-nouns'
import { type TableName, type TableRecords, tableNames } from '../model/tables'
import type { Draft } from './draft'
import { missing } from './integrity'
import { type Refusal, refusal } from './refusal'

/**
 * Puts records back as the patch says. Stamps come back with the fields: an undone record reads as it did before. In steps,
 * one for each record.
 */
export function* layingPatch(
  draft: Draft,
  body: { readonly patch: Patch },
): Generator<undefined, Refusal | undefined> {
  for (const table of tableNames) {
    const patched = body.patch[table] ?? {}
    for (const id of Object.keys(patched)) {
      const refused = patchRecord(draft, table, id as never, patched[id] as object | null)
      if (refused) return refused
      yield
    }
  }
  return undefined
}

function patchRecord<T extends TableName>(
  draft: Draft,
  table: T,
  id: TableRecords[T]['id'],
  fields: object | null,
): Refusal | undefined {
  const record = draft.get(table, id as never)
  if (fields === null) {
    if (!record) return missing(draft, table, id as never)
    draft.remove(table, id as never)
  } else if ('id' in fields) {
    // What a decision offers comes from a teammate's file: one record's name may not bring another one in.
    if (fields.id !== id)
      return refusal('malformed', `What is given as the ${nounsOf[table]} “${id}” is another record.`)
    draft.put(table, fields as TableRecords[T])
  } else if (record) {
    draft.put(table, { ...record, ...fields } as TableRecords[T])
  } else {
    return missing(draft, table, id as never)
  }
  return undefined
}
