import { placeOf } from '../compare/differences'
import { deepEqual } from '../model/equal'
import { type Meeting, type MeetingPart, maskOf } from './meeting'
import { heldBack, type Side, unitKey } from './unit'
import { all } from './voices'

/**
 * The bits of those who would have a part say what refers to `to`; of everybody where nobody says so now and it was left
 * open, by somebody who still has what it leads to: who has left open a choice that leads to nothing there objects to
 * nobody. What nobody says or has left open is only how a reference was turned that led to what is gone.
 */
export function saidBy(
  { table, id }: Meeting,
  { part, said, conflict }: MeetingPart,
  value: unknown,
  to: string,
  sides: readonly Side[],
): number {
  const by = maskOf(said.filter(each => deepEqual(each.value, value)).map(({ voice }) => voice))
  if (by !== 0 || conflict !== 'left-open') return by
  const key = unitKey(table, id, part)
  return sides.some(side => side.decisions.get(key)?.settled === false && has(side, to)) ? all : 0
}

function has(side: Side, key: string): boolean {
  const { table, id } = placeOf(key)
  return (side.state.get(table, id) ?? heldBack(side, key)) !== undefined
}
