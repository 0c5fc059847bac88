import { commentedTables } from '../model/choices'
import type { Attribution, LinkTarget } from '../model/records'
import type { AnyRecord, TableName } from '../model/tables'
import { partName, partsOf } from './field-rules'

/** What a part of a record refers to. */
export interface PartReference {
  /** `entities/entity-…`. */
  readonly to: string
  /** Whether the record cannot be without it; where not, the part can do without. */
  readonly needed: boolean
}

const optional = (table: TableName, id: unknown): PartReference[] =>
  typeof id === 'string' ? [{ to: `${table}/${id}`, needed: false }] : []
const needed = (table: TableName, id: string): PartReference => ({ to: `${table}/${id}`, needed: true })

/** Of which tables the records are that refer to a record of this one, beside comments on it. */
const referring: { readonly [T in TableName]?: readonly TableName[] } = {
  labels: ['claims'],
  attributes: ['claims'],
  entityTypes: ['entities'],
  stances: ['links'],
  entities: ['claims', 'mentions'],
  articles: ['claims', 'mentions', 'links', 'adjudications'],
  claims: ['links', 'adjudications'],
  comments: ['comments'],
}

/** The tables whose records can refer to one of this table. */
export const referringTo = (table: TableName): readonly TableName[] => [
  ...(referring[table] ?? []),
  ...((commentedTables as readonly TableName[]).includes(table) ? (['comments'] as const) : []),
]

/** What this value of a part refers to; nothing where it is not there. */
export function referencesOfPart(table: TableName, part: string, value: unknown): readonly PartReference[] {
  if (value === null || value === undefined) return []
  const { field, member } = partName(table, part)
  switch (`${table}.${field}`) {
    case 'claims.spans':
    case 'mentions.span':
      return [needed('articles', (value as { article: string }).article)]
    case 'claims.label':
      return optional('labels', value)
    case 'claims.attribution':
      return optional('entities', (value as Attribution).entity)
    case 'claims.entities':
      return optional('entities', member)
    case 'claims.attributes':
      return optional('attributes', member)
    case 'mentions.entity':
      return optional('entities', value)
    case 'entities.type':
      return optional('entityTypes', value)
    case 'links.stance':
      return optional('stances', value)
    case 'links.target': {
      const { claim, target } = value as { claim: string; target: LinkTarget }
      const at = target.kind === 'claim' ? needed('claims', target.claim) : needed('articles', target.article)
      return [needed('claims', claim), at]
    }
    case 'adjudications.article':
      return [needed('articles', value as string)]
    case 'adjudications.claims':
      return optional('claims', member)
    case 'adjudications.verdict':
      return optional('claims', (value as { gold: string | null }).gold)
    case 'comments.on': {
      const { table: on, id } = value as { table: TableName; id: string }
      return [needed(on, id)]
    }
    case 'comments.replyTo':
      return typeof value === 'string' ? [needed('comments', value)] : []
    default:
      return []
  }
}

/** What a whole record refers to, part by part. */
export function* referencesByPart(
  table: TableName,
  record: AnyRecord,
): Generator<PartReference & { readonly part: string }> {
  for (const [part, value] of partsOf(table, record))
    for (const reference of referencesOfPart(table, part, value)) yield { part, ...reference }
}

/** The value without its reference, where the part can do without one: no label, an attribution by name alone. */
export function withoutReference(table: TableName, part: string, value: unknown): unknown {
  if (`${table}.${part}` === 'claims.attribution' && value) return { ...(value as Attribution), entity: null }
  // A case whose gold standard is gone is open again, as the reducer has it.
  return `${table}.${part}` === 'adjudications.verdict' ? { verdict: 'open', gold: null } : null
}

/** The value with its reference turned to another record of the same table. Members of lists are left as they are. */
export function redirected(table: TableName, part: string, value: unknown, into: string): unknown {
  if (partName(table, part).member !== undefined) return null
  return `${table}.${part}` === 'claims.attribution' && value
    ? { ...(value as Attribution), entity: into }
    : into
}
