import { placeOf } from '#shared/compare/differences'
import type { Meeting } from '#shared/merge/meeting'
import { type Meetings, unitsOf } from '#shared/merge/three-way'
import type { Unit } from '#shared/merge/unit'
import { deepEqual } from '#shared/model/equal'
import type { TableName } from '#shared/model/tables'

/** Comments come along with whatever they are on; who took part is no question. */
const unasked: ReadonlySet<TableName> = new Set(['annotators', 'comments', 'decisions'])

/** How many are looked at between two breaths. */
const pace = 256

/**
 * What a teammate did, unit by unit, and what is in conflict with it. A record that they added and the project has by
 * now is one unit, not as many as it has fields; so is one that was a question as a whole (`keptWhole`), where both have
 * come to say the same. Null is a breath: nothing is told then, and others can have a turn.
 */
export function* teammateUnits(
  meetings: Meetings,
  keptWhole: (key: string) => boolean = () => false,
): Generator<Unit | null> {
  const taken = new Set<string>()
  const whole = new Set<string>()
  let seen = 0
  for (const meeting of meetings.values()) {
    if (++seen % pace === 0) yield null
    if (isTaken(meeting)) {
      taken.add(meeting.key)
      if (!unasked.has(meeting.table)) yield takenUnit(meeting)
    } else if (isHeldBack(meeting)) whole.add(meeting.key)
  }
  for (const unit of unitsOf(meetings)) {
    if (++seen % pace === 0) yield null
    const { table, id, part, standing, base, theirs } = unit
    const key = `${table}/${id}`
    if (part !== null && (whole.has(key) || (standing === 'same' && keptWhole(key)))) continue
    if (taken.has(`${table}/${id}`) || (unasked.has(table) && standing !== 'conflict')) continue
    if (part === null && table === 'info' && standing !== 'conflict') continue
    if (standing === 'conflict' || !deepEqual(base ?? null, theirs ?? null)) yield unit
  }
}

/** Whether both have a record that there was not before, and it says the same. */
const isTaken = ({ table, base, mine, theirs, conflict }: Meeting) =>
  !base && mine && theirs && conflict === null && table !== 'info'

/** Whether it was not there before, and is not in the project or an open question: it comes as a whole or not at all. */
const isHeldBack = ({ base, mine, conflict }: Meeting) => !base && (!mine || conflict === 'left-open')

function takenUnit({ key, mine, theirs }: Meeting): Unit {
  const { table, id } = placeOf(key)
  return {
    ...{ key, table, id, part: null, base: null, mine, theirs },
    ...{ standing: 'same', conflict: null, follows: [], options: [] },
  }
}
