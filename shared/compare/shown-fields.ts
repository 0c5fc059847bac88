import { quoteOf } from '../anchors/anchor'
import { formatPartialDate } from '../claims/partial-date'
import { formatQuantity } from '../claims/quantity'
import { certaintyNames, statusNames } from '../claims/words'
import type { EntityId } from '../model/ids'
import type {
  Anchor,
  Attribution,
  Certainty,
  Claim,
  ClaimStatus,
  LinkTarget,
  OutlinePart,
  Quantity,
  Stamp,
} from '../model/records'
import type { AnyRecord, TableName } from '../model/tables'
import { type Difference, fieldOf } from './differences'
import { type Names, titleOf } from './titles'

/** A field of a record in both states, in words: null where nothing is set, or the record is not there. */
export interface ShownField {
  readonly field: string
  readonly name: string
  readonly from: string | null
  readonly to: string | null
}

/** A field's name as an analyst knows it. */
export function fieldName(table: TableName, field: string): string {
  return names[`${table}.${field}`] ?? names[field] ?? capital(field)
}
const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** The names of fields before what they are fields of: “Credibility of”, “As-of date of”. */
export function fieldsOfWords(fields: readonly string[]): string {
  return `${fields.map(name => beforeOf[name] ?? name).join(', ')} of`
}
const beforeOf: Readonly<Record<string, string>> = {
  'As of': 'As-of date',
  'Said by': 'Attribution',
  'Title of the project': 'Title',
  'Place in the scheme': 'Place',
  'Last changed': 'Last change',
  Made: 'Making',
}

const names: Readonly<Record<string, string>> = {
  'info.title': 'Title of the project',
  asOf: 'As of',
  span: 'Span',
  spans: 'Span',
  attributes: 'Attributes',
  textHash: 'Text',
  attribution: 'Said by',
  entities: 'Entities',
  aliases: 'Other names',
  target: 'Evidence',
  key: 'Key',
  order: 'Place in the scheme',
  changed: 'Last changed',
  created: 'Made',
  url: 'Address',
}

/** What is not worth a line of its own beside other differences. */
const background: ReadonlySet<string> = new Set([
  'changed',
  'created',
  'id',
  'article',
  'textHash',
  'length',
  'origin',
])

/**
 * The fields of a difference as they are shown. Of a record that was added or removed: those that say something. When
 * it was touched last is shown only where nothing else differs.
 */
export function shownFields(
  { table, fields, from, to }: Difference,
  before: Names,
  after: Names,
): ShownField[] {
  const record = to ?? from
  if (!record) return []
  const chosen = from && to ? fields : Object.keys(record)
  const telling = chosen.filter(field => !background.has(field))
  const show = (each: AnyRecord | undefined, field: string, names: Names) =>
    each ? shown(field, fieldOf(each, field), names) : null
  return (telling.length > 0 || !from || !to ? telling : chosen)
    .map(field => ({
      field,
      name: fieldName(table, field),
      from: show(from, field, before),
      to: show(to, field, after),
    }))
    .filter(({ from, to }) => from !== null || to !== null)
}

/** A field’s value in words; null where nothing is set. */
export function shown(field: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null
  const show = special[field]
  if (show) return show(value as never, names) || null
  if (Array.isArray(value)) return value.join(', ') || null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const entityName = (id: EntityId, names: Names) => names.get('entities', id)?.name ?? 'an entity'
const stampWords = ({ by, at }: Stamp, names: Names) =>
  `${names.get('annotators', by)?.name ?? 'somebody'}, ${at.slice(0, 16).replace('T', ' ')} UTC`

const special: Readonly<Record<string, (value: never, names: Names) => string>> = {
  label: (id: NonNullable<Claim['label']>, names) => names.get('labels', id)?.name ?? 'a label',
  entity: (id: EntityId, names) => entityName(id, names),
  entities: (ids: readonly EntityId[], names) => ids.map(id => entityName(id, names)).join(', '),
  attribution: ({ name, entity }: Attribution, names) => {
    const known = entity ? entityName(entity, names) : ''
    return known && known !== name ? [name, `(${known})`].filter(Boolean).join(' ') : name || known
  },
  attributes: (values: Claim['attributes'], names) =>
    Object.entries(values)
      .map(([id, value]) => {
        const shown = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value
        return `${names.get('attributes', id as never)?.name ?? 'an attribute'}: ${shown}`
      })
      .join('; '),
  certainty: (certainty: Certainty) => certaintyNames[certainty],
  // An article's status is a word already.
  status: (status: string) => (status in statusNames ? statusNames[status as ClaimStatus] : capital(status)),
  quantity: (quantity: Quantity) => formatQuantity(quantity),
  asOf: (date: string) => formatPartialDate(date),
  date: (date: string) => formatPartialDate(date),
  spans: (spans: readonly Anchor[]) => quoteOf(spans),
  span: (span: Anchor) => span.quote,
  claim: (id: Claim['id'], names) => {
    const claim = names.get('claims', id)
    return claim ? titleOf('claims', claim, names) : 'a claim'
  },
  target: (target: LinkTarget, names) => {
    if (target.kind === 'span') return quoteOf(target.spans)
    const claim = names.get('claims', target.claim)
    return claim ? titleOf('claims', claim, names) : 'a claim'
  },
  stance: (id: never, names) => names.get('stances', id)?.name ?? 'a stance',
  // Of an entity its type; an attribute's kind and an entity type's icon are words already.
  type: (id: never, names) => names.get('entityTypes', id)?.name ?? 'a type',
  outline: (parts: readonly OutlinePart[]) => (parts.length === 0 ? '' : `${parts.length} parts marked`),
  created: (made: Stamp | string, names) => (typeof made === 'string' ? made : stampWords(made, names)),
  changed: (changed: Stamp, names) => stampWords(changed, names),
}
