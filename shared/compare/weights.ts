import { deepEqual } from '../model/equal'
import type { TableName } from '../model/tables'
import type { DifferenceWeight } from './kinds'

/** The fields that hold prose and names: what a record is called, not what it says. */
const wording: { readonly [T in TableName]: readonly string[] } = {
  info: ['title', 'guidelines'],
  annotators: ['name'],
  labels: ['name', 'description'],
  attributes: ['name', 'description'],
  entityTypes: ['name', 'description'],
  stances: ['name', 'description'],
  articles: ['title', 'source', 'byline', 'note'],
  entities: ['name', 'note'],
  claims: ['wording', 'note'],
  mentions: [],
  links: ['note'],
  decisions: ['reason'],
  adjudications: ['reason'],
  comments: ['text'],
}
/** Lists whose order says nothing. */
const sets: ReadonlySet<string> = new Set(['aliases', 'entities', 'choices'])
/** What follows from other changes, and where in a list a part of the scheme stands. */
const slight: ReadonlySet<string> = new Set(['order', 'created', 'changed'])

/** How much it weighs that this field holds the one value and not the other. */
export function fieldWeight(table: TableName, field: string, from: unknown, to: unknown): DifferenceWeight {
  if (slight.has(field)) return 'order'
  if (sets.has(field) && sameMembers(from, to)) return 'order'
  return wording[table].includes(field) ? 'wording' : 'content'
}

function sameMembers(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && deepEqual([...a].sort(), [...b].sort())
}
