import type { ReviewDetail } from '#shared/api/review-views'
import { partsOf } from '#shared/merge/field-rules'
import { unitPlace } from '#shared/merge/unit'
import type { AnyRecord, TableName } from '#shared/model/tables'

/** The parts of records that have a field to write in. `attributes` stands for what is said of each attribute. */
const fields: { readonly [T in TableName]?: readonly string[] } = {
  info: ['title', 'guidelines'],
  labels: ['name', 'description'],
  attributes: ['name', 'description'],
  entityTypes: ['name', 'description'],
  stances: ['name', 'description'],
  articles: ['title', 'source', 'byline', 'url', 'date', 'status', 'reliability', 'credibility', 'note'],
  entities: ['name', 'type', 'note'],
  claims: [
    'spans',
    'label',
    'wording',
    'attribution',
    'quantity',
    'asOf',
    'certainty',
    'status',
    'note',
    'attributes',
  ],
  mentions: ['span', 'entity'],
  links: ['target', 'stance', 'confidence', 'note'],
  comments: ['text'],
}

/** Whether what is in dispute can be given a value of the reviewer's own here. */
export function canEdit({ row, field, verdicts, records }: ReviewDetail): boolean {
  return (
    verdicts.includes('edited') &&
    field !== null &&
    (records.mine ?? records.theirs) !== null &&
    partOf(row.unit) !== null &&
    (fields[row.table]?.includes(field) ?? false)
  )
}

/** The part of the record that a unit is about: `note`, `attributes.attribute-…`. */
export const partOf = (unit: string): string | null => unitPlace(unit).part

/** What a record says in this part; null where it says nothing. */
export const valueIn = (table: TableName, record: AnyRecord, part: string): unknown =>
  partsOf(table, record).get(part) ?? null

/** Names and titles must say something, and what has a place must have one. */
export const cannotBeEmpty = (part: string, value: unknown): boolean =>
  (['name', 'title', 'text'].includes(part) && (typeof value !== 'string' || value.trim() === '')) ||
  hasNoPlace(value)

function hasNoPlace(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { spans, target } = value as {
    readonly spans?: readonly unknown[]
    readonly target?: { readonly spans?: readonly unknown[] }
  }
  return spans?.length === 0 || target?.spans?.length === 0
}
