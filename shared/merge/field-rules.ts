import { deepEqual } from '../model/equal'
import type { AnyRecord, TableName } from '../model/tables'

/*
 * What a record is made of when two versions of it are brought together. Most fields are decided one by one. Some
 * belong together; the members of a list whose order says nothing, and each attribute, are decided by themselves.
 */

/** Fields that make sense only together, under the name that they go by. */
const together: { readonly [T in TableName]?: Readonly<Record<string, readonly string[]>> } = {
  articles: { text: ['textHash', 'length', 'words', 'outline'] },
  claims: { spans: ['article', 'spans', 'edition'] },
  mentions: { span: ['article', 'span', 'edition'] },
  links: { target: ['claim', 'target'] },
  adjudications: { verdict: ['verdict', 'gold'] },
}
/** Lists of members, each there or not. */
const sets: { readonly [T in TableName]?: readonly string[] } = {
  attributes: ['choices'],
  entities: ['aliases'],
  claims: ['entities'],
  adjudications: ['claims'],
}
/** Values by key. */
const keyed: { readonly [T in TableName]?: readonly string[] } = { claims: ['attributes'] }
/** Worked out from the rest. */
const derived: ReadonlySet<string> = new Set(['id', 'created', 'changed'])

/** A record that both have: who took part is known by an id, and its name may differ without being another. */
export const sameWhereverAdded: ReadonlySet<TableName> = new Set(['annotators', 'info'])

type Fields = Readonly<Record<string, unknown>>

/**
 * The parts of a record that are decided by themselves, by name: `note`, `spans`, `entities.entity-…`,
 * `attributes.attribute-…`. A member that is there is true; nothing stands for one that is not.
 */
export function partsOf(table: TableName, record: AnyRecord): Map<string, unknown> {
  const parts = new Map<string, unknown>()
  const fields = record as unknown as Fields
  const grouped = new Set<string>()
  for (const [name, members] of Object.entries(together[table] ?? {})) {
    parts.set(
      name,
      Object.fromEntries(members.filter(field => field in fields).map(field => [field, fields[field]])),
    )
    for (const field of members) grouped.add(field)
  }
  for (const [field, value] of Object.entries(fields)) {
    if (derived.has(field) || grouped.has(field)) continue
    if (sets[table]?.includes(field))
      for (const member of value as string[]) parts.set(`${field}.${member}`, true)
    else if (keyed[table]?.includes(field))
      for (const [key, said] of Object.entries(value as Fields)) parts.set(`${field}.${key}`, said)
    else parts.set(field, value)
  }
  return parts
}

/** Which field a part is of, and which member or key where it is one. */
export function partName(
  table: TableName,
  part: string,
): { readonly field: string; readonly member?: string } {
  const dot = part.indexOf('.')
  const field = dot < 0 ? part : part.slice(0, dot)
  if (dot < 0 || !(sets[table]?.includes(field) || keyed[table]?.includes(field))) return { field: part }
  return { field, member: part.slice(dot + 1) }
}

/** The record with a part of it as `value` says; null takes out a member or what an attribute says. */
export function withPart(table: TableName, record: AnyRecord, part: string, value: unknown): AnyRecord {
  const { field, member } = partName(table, part)
  const fields = record as unknown as Fields
  if (member === undefined) {
    const group = together[table]?.[part]
    if (!group) return { ...record, [field]: value } as AnyRecord
    // A field of the group that the value has not got is not there either.
    const others = Object.entries(fields).filter(
      ([name]) => !group.includes(name) || name in (value as object),
    )
    return { ...Object.fromEntries(others), ...(value as object) } as AnyRecord
  }
  if (keyed[table]?.includes(field)) {
    const { [member]: _, ...rest } = fields[field] as Fields
    return { ...record, [field]: value === null ? rest : { ...rest, [member]: value } } as AnyRecord
  }
  const others = (fields[field] as readonly string[]).filter(each => each !== member)
  return { ...record, [field]: value === null ? others : [...others, member] } as AnyRecord
}

/** Whether two records say the same, whoever touched them last, and in whatever order their lists stand. */
export function saysTheSame(table: TableName, a: AnyRecord, b: AnyRecord): boolean {
  if (a === b || deepEqual(a, b)) return true
  const [partsA, partsB] = [partsOf(table, a), partsOf(table, b)]
  if (partsA.size !== partsB.size) return false
  for (const [name, value] of partsA)
    if (!partsB.has(name) || !deepEqual(value, partsB.get(name))) return false
  return true
}

/** The lists of a record whose order says nothing, as they stand. */
export function listsOf(table: TableName, record: AnyRecord): readonly unknown[] {
  return (sets[table] ?? []).map(field => (record as unknown as Fields)[field])
}

/** The lists of `record` whose members are those of `other` are put in its order. */
export function inOrderOf(table: TableName, record: AnyRecord, other: AnyRecord): AnyRecord {
  let ordered = record
  for (const field of sets[table] ?? []) {
    const own = (record as unknown as Fields)[field] as readonly string[]
    const wanted = (other as unknown as Fields)[field] as readonly string[]
    const alike = own.length === wanted.length && own.every(member => wanted.includes(member))
    if (alike && !deepEqual(own, wanted)) ordered = { ...ordered, [field]: wanted } as AnyRecord
  }
  return ordered
}
