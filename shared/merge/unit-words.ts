import { fieldName, shown } from '../compare/shown-fields'
import { type Names, titleOf } from '../compare/titles'
import { deepEqual } from '../model/equal'
import { inQuotes } from '../model/in-quotes'
import type { Quantity } from '../model/records'
import { nounsOf } from '../model/table-nouns'
import type { AnyRecord } from '../model/tables'
import { partName } from './field-rules'
import type { Unit } from './unit'

const ofClaims: Readonly<Record<string, string>> = {
  label: 'the label of this claim',
  attribution: 'who is said to have said this',
  certainty: 'how certain this claim is said to be',
  asOf: 'the date as of which this holds',
  wording: 'the wording of this claim',
  quantity: 'the figure of this claim',
  note: 'the note on this claim',
  status: 'the status of this claim',
  spans: 'where this claim begins and ends',
}
const particular: Readonly<Record<string, string>> = {
  'mentions.span': 'where this mention begins and ends',
  'mentions.entity': 'which entity this mentions',
  'links.target': 'what the evidence is',
  'links.stance': 'the stance of the evidence',
  'links.confidence': 'how confident this link is',
  'articles.text': 'the text of this article',
  'info.title': 'the title of the project',
  'info.guidelines': 'the guidelines',
}

/** What a unit is about, to stand after “changed”: “what this figure counts”, “the note on this claim”. */
export function partInWords({ table, part, base, mine, theirs }: Unit, names: Names): string {
  if (part === null) return `this ${nounsOf[table]}`
  const { field, member } = partName(table, part)
  switch (`${table}.${field}`) {
    case 'claims.entities':
      return `whether this claim names ${quoted(nameOf('entities', member, names))}`
    case 'claims.attributes':
      return `${quoted(nameOf('attributes', member, names))} of this claim`
    case 'entities.aliases':
      return `whether this entity is also called ${quoted(member)}`
    case 'attributes.choices':
      return `whether ${quoted(member)} can be chosen`
    case 'claims.quantity':
      return onlyMeasure(base, mine, theirs) ? 'what this figure counts' : 'the figure of this claim'
  }
  const known = particular[`${table}.${field}`] ?? (table === 'claims' ? ofClaims[field] : undefined)
  return known ?? `the ${fieldName(table, field).toLowerCase()} of this ${nounsOf[table]}`
}

/** A unit's value in words: null where nothing is set or the record is not there. */
export function valueInWords({ table, part }: Unit, value: unknown, names: Names): string | null {
  if (value === null || value === undefined) return null
  if (part === null) return titleOf(table, value as AnyRecord, names)
  const { field, member } = partName(table, part)
  if (member !== undefined && field === 'attributes')
    return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
  // A member of a list is there or not: what is there is told by its name.
  if (member !== undefined && value === false) return null
  if (member !== undefined)
    return `${table}.${field}` === 'claims.entities' ? nameOf('entities', member, names) : member
  if (part === 'spans' || part === 'span' || part === 'target')
    return shown(part, (value as Readonly<Record<string, unknown>>)[part], names)
  if (table === 'articles' && part === 'text') return `${(value as { words: number }).words} words`
  return shown(field, value, names)
}

export const quoted = (words: string | undefined) => inQuotes(words ?? '')

function nameOf(table: 'entities' | 'attributes', id: string | undefined, names: Names): string {
  return names.get(table, id as never)?.name ?? (table === 'entities' ? 'an entity' : 'an attribute')
}

function onlyMeasure(...values: readonly unknown[]): boolean {
  const set = values.filter(value => value !== null && value !== undefined) as Quantity[]
  const [first] = set
  if (set.length < 2 || !first) return false
  return set.every(({ relation, value }) => deepEqual([relation, value], [first.relation, first.value]))
}
