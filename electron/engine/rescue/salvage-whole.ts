import { type TableName, tableNames } from '#shared/model/tables'
import { unsoundness } from '../storage/json-soundness'
import { ourFields } from '../storage/read-document'
import { type Salvage, type Section, tableOf } from './salvage'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a file holds that is whole JSON, whatever is wrong with what it says: record by record, so that others can come between. */
export function* salvagingWhole(root: unknown): Generator<undefined, Salvage> {
  const file = isFields(root) ? root : {}
  const records = isFields(file.records) ? file.records : {}
  const texts = isFields(file.texts) ? file.texts : {}
  const complete = new Set<Section>()
  if (isFields(file.texts)) complete.add('texts')
  if (Array.isArray(file.history)) complete.add('history')
  const rows = Object.fromEntries(tableNames.map(table => [table, [] as unknown[]]))
  for (const table of tableNames) {
    if (Array.isArray(records[table])) complete.add(table)
    for (const value of listed(records[table])) {
      rows[tableOf(value, table) ?? table]?.push(value)
      yield
    }
  }
  return {
    version: file.version,
    epoch: file.epoch,
    saved: file.saved,
    revision: file.revision,
    closed: file.closed,
    heads: file.heads,
    garbled: false,
    rows: rows as Record<TableName, unknown[]>,
    texts: Object.entries(texts).map(([hash, text]) => ({ hash, text, whole: true })),
    history: listed(file.history),
    fragments: [],
    complete,
    unknown: {
      fields: soundOnly(file, ourFields),
      tables: soundOnly(records, new Set<string>(tableNames)),
    },
  }
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function soundOnly(from: Fields, known: ReadonlySet<string>): Fields {
  return Object.fromEntries(
    Object.entries(from).filter(
      ([name, value]) => !known.has(name) && name !== '__proto__' && unsoundness(value) === undefined,
    ),
  )
}
