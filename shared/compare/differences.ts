import { type Change, eachRecord } from '../model/change'
import { deepEqual } from '../model/equal'
import type { Place } from '../model/references'
import type { AnyRecord, TableName } from '../model/tables'
import { type DifferenceKind, type DifferenceWeight, differenceWeights } from './kinds'
import { fieldWeight } from './weights'

/** One record that is not the same in two states of a project. */
export interface Difference {
  /** `claims/claim-…`: the same in every comparison. */
  readonly key: string
  readonly table: TableName
  readonly id: string
  readonly kind: DifferenceKind
  readonly weight: DifferenceWeight
  /** The fields whose values differ; none where the record was added or removed. */
  readonly fields: readonly string[]
  readonly from: AnyRecord | undefined
  readonly to: AnyRecord | undefined
}

export const keyOf = (table: TableName, id: string): string => `${table}/${id}`

/** The record that a key names. The table is one of ours only if the key came from `keyOf`. */
export function placeOf(key: string): Place {
  const slash = key.indexOf('/')
  return { table: key.slice(0, slash), id: key.slice(slash + 1) } as Place
}

/** The differences that a change is made of, in the order of the tables. */
export function* differences(change: Change): Generator<Difference> {
  for (const { table, id, from, to } of eachRecord(change)) {
    const difference = differenceOf(table, id, from, to)
    if (difference) yield difference
  }
}

/** How a record differs in the two states; undefined where it does not. */
export function differenceOf(
  table: TableName,
  id: string,
  from: AnyRecord | undefined,
  to: AnyRecord | undefined,
): Difference | undefined {
  const about = { key: keyOf(table, id), table, id, from, to }
  if (!from || !to) {
    if (!from && !to) return undefined
    return { ...about, kind: from ? 'removed' : 'added', weight: 'content', fields: [] }
  }
  const fields = from === to ? [] : differingFields(from, to)
  if (fields.length === 0) return undefined
  const weights = new Set(
    fields.map(field => fieldWeight(table, field, fieldOf(from, field), fieldOf(to, field))),
  )
  const weight = differenceWeights.find(each => weights.has(each)) ?? 'content'
  return { ...about, kind: 'changed', weight, fields }
}

export function differingFields(from: AnyRecord, to: AnyRecord): string[] {
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  return [...names].filter(
    name =>
      Object.hasOwn(from, name) !== Object.hasOwn(to, name) ||
      !deepEqual(fieldOf(from, name), fieldOf(to, name)),
  )
}

export function fieldOf(record: AnyRecord, field: string): unknown {
  return Object.hasOwn(record, field) ? (record as unknown as Record<string, unknown>)[field] : undefined
}
