import { referencesByPart, referencesOfPart } from '#shared/merge/part-references'
import { unitsOf } from '#shared/merge/three-way'
import type { ConflictCode, Unit } from '#shared/merge/unit'
import { atOnce } from '#shared/model/at-once'
import { deepEqual } from '#shared/model/equal'
import type { AnyRecord } from '#shared/model/tables'
import { answered } from '../queries/kept'
import type { Met } from './held-file'
import type { ReviewState } from './review'
import type { UnitRow } from './unit-row'

/* What has come to refer to a record that somebody has done away with: its conflict is told with how many there are. */

/** By the record's key. */
type Users = ReadonlyMap<string, ReadonlySet<Unit>>

const known = new WeakMap<Met, Users>()

const countsUsers: ReadonlySet<ConflictCode | null> = new Set(['removed-and-used', 'merged-and-used'])

/** Resolves when it is known what the sentences about these rows tell of. Gives the event loop its turns. */
export async function usersKnown({ met }: ReviewState, rows: readonly UnitRow[]): Promise<void> {
  const files = new Set(rows.filter(({ stands }) => countsUsers.has(stands.code)).map(({ held }) => held))
  for (const file of files) {
    const where = met.get(file)
    if (where && !known.has(where)) known.set(where, await answered(where, null, [], () => usersIn(where)))
  }
}

/** What has come to refer to the record of this key since the base; looked for in one go where that is not known yet. */
export function usersOf(met: Met, key: string): readonly Unit[] {
  let users = known.get(met)
  if (!users) known.set(met, (users = atOnce(usersIn(met))))
  return [...(users.get(key) ?? [])]
}

/** Yields after each unit. */
function* usersIn(met: Met): Generator<undefined, Users> {
  const found = new Map<string, Set<Unit>>()
  const note = (to: string, unit: Unit) => found.set(to, (found.get(to) ?? new Set()).add(unit))
  for (const unit of unitsOf(met.meetings)) {
    for (const to of newReferences(unit)) note(to, unit)
    // What an earlier merge left open has nothing new by now: what needs it is what goes as it goes.
    for (const to of unit.follows) if (met.mine.decisions.get(to)?.settled === false) note(to, unit)
    yield
  }
  return found
}

function newReferences({ table, part, base, mine, theirs }: Unit): ReadonlySet<string> {
  const to = new Set<string>()
  for (const value of [mine, theirs]) {
    if (value === null || value === undefined || deepEqual(value, base)) continue
    const references =
      part === null ? referencesByPart(table, value as AnyRecord) : referencesOfPart(table, part, value)
    for (const reference of references) to.add(reference.to)
  }
  return to
}
