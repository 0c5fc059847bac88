import { decisionIdOf } from '#shared/merge/decision-records'
import type { Unit } from '#shared/merge/unit'
import { deepEqual } from '#shared/model/equal'
import type { Stamp } from '#shared/model/records'
import type { HeldFile } from './held-file'
import type { Review } from './review'

/** Who made it so on their side, since the base; nobody, where it is as it was then. */
export function madeTheirs(review: Review, held: HeldFile, unit: Unit): Stamp | null {
  const { touched, theirs, lineage } = held
  const { table, id } = unit
  const known = touched.get(`${table}/${id}`) ?? gaveOpen(review, unit.key, unit.theirs, held)
  return known ?? (lineage.kind === 'apart' ? stampOf(theirs.get(table as never, id as never)) : null)
}

/** Who made it so in the project. */
export function madeMine(review: Review, { key, table, id, mine }: Unit): Stamp | null {
  const known = gaveOpen(review, key, mine) ?? review.mineTouched.get(`${table}/${id}`)
  return known ?? stampOf(review.open.project.get(table as never, id as never))
}

/** Who gave a value between which and others an earlier merge left it open, as that merge knew. */
function gaveOpen({ open }: Review, key: string, value: unknown, held?: HeldFile): Stamp | null {
  const decision = open.project.get('decisions', decisionIdOf(key))
  if (!decision || decision.settled) return null
  const option = decision.options.find(each => deepEqual(each.value, value ?? null))
  // Who removed something has left no stamp on it.
  return option?.by ?? (option && held ? held.lastTouched(key.split('#')[0] as string) : null)
}

function stampOf(record: object | undefined): Stamp | null {
  const { created, changed } = (record ?? {}) as {
    readonly created?: string | Stamp
    readonly changed?: Stamp | null
  }
  if (changed) return changed
  return created === undefined || typeof created === 'string' ? null : created
}
