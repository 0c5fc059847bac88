import { deepEqual } from '../model/equal'
import type { AnyRecord, TableName } from '../model/tables'
import { partsOf, sameWhereverAdded, saysTheSame } from './field-rules'
import { isChangedIn } from './own-change'
import { rulingOf } from './rulings'
import { type ConflictCode, type DecidedUnit, heldBack, type Side, type Standing, unitKey } from './unit'

/** What becomes of a record where two versions meet. */
export type Existence = 'stays' | 'comes' | 'goes' | 'disputed'

export interface MeetingPart {
  readonly part: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  standing: Standing
  conflict: ConflictCode | null
  readonly follows: Set<string>
  options: unknown[]
}

/** A record as the base and both versions have it, while it is worked out what becomes of it. */
export interface Meeting {
  readonly key: string
  readonly table: TableName
  readonly id: string
  readonly base: AnyRecord | undefined
  readonly mine: AnyRecord | undefined
  readonly theirs: AnyRecord | undefined
  /** The record where a version has it, if only held back by an open decision. */
  readonly baseHas: AnyRecord | undefined
  readonly mineHas: AnyRecord | undefined
  readonly theirsHas: AnyRecord | undefined
  /** What an open decision about the whole record has to choose from. */
  readonly leftOpen: readonly unknown[]
  existence: Existence
  conflict: ConflictCode | null
  readonly follows: Set<string>
  readonly parts: Map<string, MeetingPart>
}

/**
 * The record `table/id` where two versions of a project meet; undefined where all three agree and nothing was left
 * open.
 */
export function meet(
  common: Pick<Side, 'state' | 'decisions'>,
  mine: Side,
  theirs: Side,
  table: TableName,
  id: string,
): Meeting | undefined {
  const key = unitKey(table, id, null)
  const [base, m, t] = [common, mine, theirs].map(({ state }) => state.get(table, id))
  if (m === t && m === base && !mine.decisions.has(key) && !theirs.decisions.has(key)) return undefined
  const [baseHas, mineHas, theirsHas] = [
    base ?? heldBack(common, key),
    m ?? heldBack(mine, key),
    t ?? heldBack(theirs, key),
  ]
  if (!mineHas && !theirsHas && !base) return undefined
  const meeting: Meeting = {
    key,
    table,
    id,
    base,
    mine: m,
    theirs: t,
    baseHas,
    mineHas,
    theirsHas,
    leftOpen: isOpen(mine, theirs, key)
      ? [mine, theirs].flatMap(side => side.decisions.get(key)?.options ?? [])
      : [],
    existence: 'stays',
    conflict: null,
    follows: new Set(),
    parts: new Map(),
  }
  settleExistence(meeting, [mine, theirs])
  if (mineHas && theirsHas) meetParts(meeting, mine, theirs)
  const idle = meeting.existence === 'stays' && meeting.conflict === null && meeting.parts.size === 0
  return idle && deepEqual(m, t) ? undefined : meeting
}

/** Whether one of them left it open, and the other has not settled it since. */
export function isOpen(mine: Side, theirs: Side, key: string): boolean {
  const [m, t] = [mine.decisions.get(key), theirs.decisions.get(key)]
  if (m?.settled || t?.settled) return false
  return m !== undefined || t !== undefined
}

function settleExistence(meeting: Meeting, sides: readonly [Side, Side]): void {
  const { key, table, base, mine, theirs, mineHas, theirsHas, leftOpen } = meeting
  const isLeftOpen = leftOpen.length > 0 && (mineHas ?? theirsHas) !== undefined
  if (isLeftOpen) {
    meeting.existence = mine && theirs && !leftOpen.includes(null) ? 'stays' : 'disputed'
    meeting.conflict = 'left-open'
  } else if (mine && theirs) {
    const alike = base !== undefined || sameWhereverAdded.has(table) || saysTheSame(table, mine, theirs)
    meeting.conflict = alike ? null : 'added-differently'
  } else if (!mine && !theirs) {
    meeting.existence = 'goes'
  } else if (!base) {
    meeting.existence = 'comes'
  } else {
    const left = (mine ?? theirs) as AnyRecord
    const changed = isChangedIn(mine ? sides[0] : sides[1], table, base, left)
    const ruling = rulingOf(
      base,
      { value: mine ?? null, decided: sides[0].decisions.get(key) },
      { value: theirs ?? null, decided: sides[1].decisions.get(key) },
    )
    if (ruling === 'decided-before' || (changed && !ruling)) {
      meeting.existence = 'disputed'
      meeting.conflict = ruling ? 'decided-before' : 'changed-and-removed'
    } else if (ruling) {
      meeting.existence = (ruling === 'mine' ? mine : theirs) ? 'comes' : 'goes'
    } else meeting.existence = 'goes'
  }
}

function meetParts(meeting: Meeting, mine: Side, theirs: Side): void {
  if (meeting.conflict === 'added-differently') return
  const { table, id, baseHas, mineHas, theirsHas } = meeting
  const has = [baseHas, mineHas, theirsHas].map(record => record && partsOf(table, record))
  for (const part of new Set(has.flatMap(parts => [...(parts?.keys() ?? [])]))) {
    const [b, m, t] = has.map(parts => parts && (parts.get(part) ?? null))
    const key = unitKey(table, id, part)
    const met = meetPart(part, b, m, t, mine.decisions.get(key), theirs.decisions.get(key))
    if (met) meeting.parts.set(part, met)
  }
}

function meetPart(
  part: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  mineDecided: DecidedUnit | undefined,
  theirsDecided: DecidedUnit | undefined,
): MeetingPart | undefined {
  const isLeftOpen = (mineDecided ?? theirsDecided) && !mineDecided?.settled && !theirsDecided?.settled
  // Who has left a value as it was has nothing to say against those that an earlier merge left open.
  const news = isLeftOpen ? [mine, theirs].filter(value => !deepEqual(value, base)) : [mine, theirs]
  const left = isLeftOpen ? [mineDecided, theirsDecided].flatMap(decided => decided?.options ?? []) : []
  const options: unknown[] = []
  for (const option of [...news, ...left])
    if (!options.some(other => deepEqual(other, option))) options.push(option)
  const make = (standing: Standing, conflict: ConflictCode | null = null): MeetingPart => ({
    part,
    base,
    mine,
    theirs,
    standing,
    conflict,
    follows: new Set(),
    options: standing === 'conflict' ? options : [],
  })
  if (isLeftOpen && options.length > 1) return make('conflict', 'left-open')
  if (deepEqual(mine, theirs)) return deepEqual(mine, base) ? undefined : make('same')
  const ruling = rulingOf(
    base,
    { value: mine, decided: mineDecided },
    { value: theirs, decided: theirsDecided },
  )
  if (ruling === 'decided-before') return make('conflict', ruling)
  if (ruling) return make(ruling)
  if (deepEqual(theirs, base)) return make('mine')
  return deepEqual(mine, base) ? make('theirs') : make('conflict', 'both-changed')
}

/** The values that a part may come to have. */
export function possibleValues({ standing, mine, theirs, options }: MeetingPart): readonly unknown[] {
  if (standing === 'conflict') return options
  return [standing === 'theirs' ? theirs : mine]
}
