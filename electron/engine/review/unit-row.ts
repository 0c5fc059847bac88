import type { ReviewRow } from '#shared/api/review-views'
import type { Difference } from '#shared/compare/differences'
import type { DifferenceKind } from '#shared/compare/kinds'
import type { Source } from '#shared/compare/patch-for'
import { fieldWeight } from '#shared/compare/weights'
import { partName } from '#shared/merge/field-rules'
import type { Unit } from '#shared/merge/unit'
import type { CommentId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Stamp } from '#shared/model/records'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { rowBetween } from '../comparisons/rows'
import type { HeldFile } from './held-file'
import type { Stands } from './standing'

/** One thing that a teammate did, as it stands now. */
export interface UnitRow {
  readonly unit: Unit
  readonly held: HeldFile
  readonly stands: Stands
  /** Whether there is, or was in this review, something to decide about it: what was the same from the beginning was not. */
  readonly asked: boolean
  /** Without the sentence about its conflict and its values in words, which are made when it is shown. */
  readonly row: ReviewRow
  /** Where it stands in its article, to put rows in order. */
  readonly start: number
  /** The ids of the records that its words are of, and of the comments on it. */
  readonly told: readonly string[]
}

/** Names and texts of theirs, and of mine where theirs has none. */
export function eitherOf(first: Source, second: Source): Source {
  return {
    get: (table, id) => first.get(table, id) ?? second.get(table, id),
    text: hash => first.text(hash) ?? second.text(hash),
  }
}

/** What they did, from the base to theirs, as a difference of the record. */
export function theirDifference({ unit, held }: Pick<UnitRow, 'unit' | 'held'>, mine: Source): Difference {
  const { table, id, part } = unit
  const kind = kindOf(unit)
  const field = part === null ? null : partName(table, part).field
  const theirs = held.theirs.get(table, id as never) as AnyRecord | undefined
  const base = held.base.get(table, id)
  const any = theirs ?? base ?? (mine.get(table, id as never) as AnyRecord | undefined) ?? heldBackIn(unit)
  return {
    key: unit.key,
    table,
    id,
    kind,
    weight: field === null ? 'content' : weightOf(table, unit, field),
    fields: field === null ? [] : [field],
    from: kind === 'added' ? undefined : (base ?? any),
    to: kind === 'removed' ? undefined : any,
  }
}

/** A record that no version shows, for an open decision holds it back. */
function heldBackIn({ part, options }: Unit): AnyRecord | undefined {
  return part === null ? (options.find(option => option !== null) as AnyRecord | undefined) : undefined
}

function kindOf({ part, base, theirs }: Unit): DifferenceKind {
  if (part !== null) return 'changed'
  if (theirs === null || theirs === undefined) return 'removed'
  return base === null || base === undefined ? 'added' : 'changed'
}

function weightOf(table: TableName, { part, base, theirs }: Unit, field: string) {
  const { member } = partName(table, part ?? '')
  return member === undefined
    ? fieldWeight(table, field, base, theirs)
    : fieldWeight(table, field, [], [member])
}

/** Null where the record is in neither version any more, and only a part of it was left open: nothing is to be decided. */
export function unitRow(
  about: Pick<UnitRow, 'unit' | 'held' | 'stands' | 'asked'>,
  file: number,
  made: Stamp | null,
  mine: ProjectReader,
): UnitRow | null {
  const { unit, held, stands } = about
  const told = new Set<string>()
  const noting = ({ get, text }: Source): Source => ({
    get: (table, id) => {
      told.add(id)
      return get(table, id)
    },
    text,
  })
  const [before, after] = [noting(eitherOf(mine, held.theirs)), noting(eitherOf(held.theirs, mine))]
  const difference = theirDifference(about, mine)
  if (!difference.from && !difference.to) return null
  const row = rowBetween(difference, made, before, after)
  const comments = commentsOn(unit, held, mine)
  for (const id of comments) told.add(id)
  return {
    ...about,
    told: [...told],
    start: row.article === null ? 0 : startOf(difference),
    row: {
      ...row,
      key: `${file}:${unit.key}`,
      file,
      unit: unit.key,
      standing: stands.standing,
      conflict: null,
      values: null,
      verdict: stands.verdict,
      comments: openAmong(comments, held, mine),
    },
  }
}

function startOf({ from, to }: Difference): number {
  const { spans, span } = (to ?? from) as unknown as {
    readonly spans?: readonly { readonly start: number }[]
    readonly span?: { readonly start: number }
  }
  return spans?.[0]?.start ?? span?.start ?? 0
}

/** Those of both, on the record. */
const commentsOn = ({ table, id }: Unit, { theirs }: HeldFile, mine: ProjectReader) =>
  new Set([...mine.commentsOn(table, id), ...theirs.commentsOn(table, id)])

/** How many are not dealt with. */
function openAmong(ids: Iterable<CommentId>, { theirs }: HeldFile, mine: ProjectReader): number {
  let count = 0
  for (const each of ids) if (!(mine.get('comments', each) ?? theirs.get('comments', each))?.resolved) count++
  return count
}
