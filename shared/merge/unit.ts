import type { AnyRecord, TableName } from '../model/tables'
import type { RecordState } from './past-state'

/** What two versions have to say about something, as it stands before anybody decides. */
export type Standing = 'mine' | 'theirs' | 'same' | 'conflict'

/** Why both cannot be had. */
export type ConflictCode =
  /** Both changed it after the common base, to different values. */
  | 'both-changed'
  /** One changed the record, the other removed it. */
  | 'changed-and-removed'
  /** One removed it, and the other has something new that needs it. */
  | 'removed-and-used'
  /** One merged it into another, and the other has something new that refers to it. */
  | 'merged-and-used'
  /** Both added something under the same id, and not the same. */
  | 'added-differently'
  /** It was decided before, and now there is a value that the decision did not know. */
  | 'decided-before'
  /** An earlier merge left it open. */
  | 'left-open'
  /** It goes as another conflict goes: what was removed with it, what needs it. */
  | 'follows'

/**
 * The smallest thing that is decided by itself: a record's being there (`part` null), or one part of it. Values are
 * JSON; null is a record, member or attribute that is not there; undefined where a version has no say, because it does
 * not have the record.
 */
export interface Unit {
  /** `claims/claim-…`, `claims/claim-…#note`, `claims/claim-…#entities.entity-…`: the same in every merge. */
  readonly key: string
  readonly table: TableName
  readonly id: string
  readonly part: string | null
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  readonly standing: Standing
  /** Where it is a conflict. */
  readonly conflict: ConflictCode | null
  /** The keys of the records whose fate this one follows. */
  readonly follows: readonly string[]
  /** Of a conflict, all values that there are, those of earlier merges that were left open included. */
  readonly options: readonly unknown[]
}

export const unitKey = (table: TableName, id: string, part: string | null): string =>
  part === null ? `${table}/${id}` : `${table}/${id}#${part}`

/** What a unit's key names. */
export function unitPlace(key: string): {
  readonly table: TableName
  readonly id: string
  readonly part: string | null
} {
  const slash = key.indexOf('/')
  const hash = key.indexOf('#')
  return {
    table: key.slice(0, slash) as TableName,
    id: hash < 0 ? key.slice(slash + 1) : key.slice(slash + 1, hash),
    part: hash < 0 ? null : key.slice(hash + 1),
  }
}

/** What was decided about a unit: an open decision has the values between which there is to decide, a settled one those that it knew. */
export interface DecidedUnit {
  readonly settled: boolean
  /** What was chosen; of an open decision, nothing. */
  readonly value?: unknown
  readonly options: readonly unknown[]
}

/** One of the two versions that meet. */
export interface Side {
  readonly state: RecordState
  /** By unit key. */
  readonly decisions: ReadonlyMap<string, DecidedUnit>
  /** What was merged into what since the base, by record key. */
  readonly redirects: ReadonlyMap<string, string>
  /** The versions that were brought together in it since the base, where they can still be told apart. */
  readonly strands?: readonly Side[]
}

export const plainSide = (state: RecordState): Side => ({ state, decisions: new Map(), redirects: new Map() })

/** The record that an open decision holds back, where a version does not show it. */
export function heldBack(side: Pick<Side, 'decisions'>, key: string): AnyRecord | undefined {
  const decided = side.decisions.get(key)
  if (!decided || decided.settled) return undefined
  return decided.options.find(option => option !== null && typeof option === 'object') as
    | AnyRecord
    | undefined
}
