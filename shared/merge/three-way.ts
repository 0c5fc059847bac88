import { type TableName, tableNames } from '../model/tables'
import { findDecisions } from './decisions-in'
import { settleDisputes } from './disputes'
import { distinct, hadBy, type Meeting, meet } from './meeting'
import { sidesOf } from './part-sides'
import type { RecordState } from './past-state'
import { type Side, type Unit, unitKey, unitPlace } from './unit'
import { Voices } from './voices'

/** Where two versions meet: every record about which they and their base do not all agree, by key. */
export type Meetings = ReadonlyMap<string, Meeting>

/** Decisions are not merged like other records: what was decided has its say in everything else (`rulings.ts`). */
const mergedTables: readonly TableName[] = tableNames.filter(table => table !== 'decisions')

/** How many records are looked at between two breaths. */
const pace = 256

/**
 * Brings two versions together over their common base. Yields now and then. Nothing is decided here that is in
 * doubt: what both cannot have is a conflict, and what hangs on it follows it.
 */
export function* threeWay(base: RecordState, mine: Side, theirs: Side): Generator<undefined, Meetings> {
  const meetings = new Map<string, Meeting>()
  const common = { state: base, decisions: yield* findDecisions(base) }
  const voices = yield* Voices.of(common, mine, theirs)
  let seen = 0
  const look = (table: TableName, id: string) => {
    const met = meet(common, mine, theirs, voices, table, id)
    if (met) meetings.set(met.key, met)
  }
  for (const table of mergedTables) {
    for (const id of mine.state.ids(table)) {
      look(table, id)
      if (++seen % pace === 0) yield
    }
    for (const id of theirs.state.ids(table)) {
      if (!mine.state.get(table, id)) look(table, id)
      if (++seen % pace === 0) yield
    }
    for (const id of base.ids(table)) {
      if (!mine.state.get(table, id) && !theirs.state.get(table, id)) look(table, id)
      if (++seen % pace === 0) yield
    }
  }
  for (const side of [mine, theirs]) {
    for (const key of side.decisions.keys()) {
      const { table, id } = unitPlace(key)
      if (!meetings.has(unitKey(table, id, null)) && mergedTables.includes(table)) look(table, id)
      if (++seen % pace === 0) yield
    }
  }
  yield* settleDisputes(meetings, mine, theirs)
  return meetings
}

/** In about how many steps so many records are brought together. */
export const threeWaySteps = (records: number): number => (6 * records) / pace

/** The same in one go. */
export function meetingsOf(base: RecordState, mine: Side, theirs: Side): Meetings {
  const work = threeWay(base, mine, theirs)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** What there is to be told and decided, record by record: whether it is there, then its parts. */
export function* unitsOf(meetings: Meetings): Generator<Unit> {
  for (const meeting of meetings.values()) {
    const { table, id, base, mine, theirs, existence, conflict, follows } = meeting
    if (existence !== 'stays' || conflict !== null) {
      const standing = conflict
        ? 'conflict'
        : mine && theirs
          ? 'same'
          : existence === 'comes'
            ? mine
              ? 'mine'
              : 'theirs'
            : mine
              ? 'theirs'
              : theirs
                ? 'mine'
                : 'same'
      yield {
        key: meeting.key,
        table,
        id,
        part: null,
        base: base ?? null,
        mine: mine ?? null,
        theirs: theirs ?? null,
        standing,
        conflict,
        follows: [...follows],
        options: conflict ? optionsOf(meeting) : [],
      }
    }
    for (const met of meeting.parts.values()) {
      const { part, follows, said: _, ...unit } = met
      yield {
        key: unitKey(table, id, part),
        table,
        id,
        part,
        ...unit,
        ...sidesOf(table, met),
        follows: [...follows],
      }
    }
  }
}

function optionsOf(meeting: Meeting): readonly unknown[] {
  const { conflict, mine, theirs, voices, leftOpen } = meeting
  if (conflict === 'added-differently')
    return distinct([mine, theirs, ...voices.map(({ record }) => record)]).filter(each => each !== undefined)
  // As a version has it, all have made it: of those that were brought together, one may have done nothing.
  return leftOpen.length > 0 ? distinct(leftOpen) : [null, mine ?? theirs ?? hadBy(meeting)]
}
