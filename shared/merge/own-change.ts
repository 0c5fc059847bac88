import { placeOf } from '../compare/differences'
import { deepEqual } from '../model/equal'
import type { AnyRecord, TableName } from '../model/tables'
import { partName, partsOf } from './field-rules'
import { redirected, referencesOfPart, withoutReference } from './part-references'
import { type Side, unitKey } from './unit'

/**
 * Whether a version has changed the record since the base by its own wish: what only follows from the removal or the
 * merging of what the record refers to does not count, and what was left open does.
 */
export function isChangedIn(side: Side, table: TableName, base: AnyRecord, record: AnyRecord): boolean {
  if (record === base && side.decisions.size === 0) return false
  const [before, after] = [partsOf(table, base), partsOf(table, record)]
  const turnedTo = new Set<string>()
  for (const part of before.keys())
    for (const { to } of referencesOfPart(table, part, before.get(part))) {
      if (mayBeGone(side, to)) for (const into of turnsOf(side, to)) turnedTo.add(placeOf(into).id)
    }
  for (const part of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(part) ?? null
    const decided = side.decisions.get(unitKey(table, record.id, part))
    const open = decided && !decided.settled ? decided.options : []
    for (const is of [after.get(part) ?? null, ...open]) {
      if (deepEqual(was, is) || isConsequence(side, table, part, was, is)) continue
      const { member } = partName(table, part)
      if (was === null && member !== undefined && turnedTo.has(member)) continue
      return true
    }
  }
  return false
}

function isConsequence(side: Side, table: TableName, part: string, was: unknown, is: unknown): boolean {
  return referencesOfPart(table, part, was).some(({ to }) => {
    if (!mayBeGone(side, to)) return false
    if (deepEqual(is, withoutReference(table, part, was))) return true
    return turnsOf(side, to).some(into => deepEqual(is, redirected(table, part, was, placeOf(into).id)))
  })
}

/**
 * What a record was merged into, by whoever was brought together there: where what one of them merged was left open, the
 * version by itself does not know of it.
 */
function turnsOf({ redirects, strands = [] }: Side, key: string): string[] {
  return [redirects, ...strands.map(strand => strand.redirects)].flatMap(each => each.get(key) ?? [])
}

function mayBeGone(side: Side, key: string): boolean {
  const { table, id } = placeOf(key)
  return side.state.get(table, id) === undefined || side.decisions.get(key)?.settled === false
}
