import { deepEqual } from '../model/equal'
import type { DecidedUnit } from './unit'

/** What earlier decisions make of two values that differ; `undefined` where they have no part in it. */
export type Ruling = 'mine' | 'theirs' | 'decided-before' | undefined

interface Said {
  readonly value: unknown
  readonly decided: DecidedUnit | undefined
}

/**
 * A decision stands against a value that it knew and did not choose. It is asked about again where the value is new to
 * it, or where somebody who knew of the decision has changed the value since.
 */
export function rulingOf(base: unknown, mine: Said, theirs: Said): Ruling {
  const [mineRuled, theirsRuled] = [ruled(mine), ruled(theirs)]
  if (mineRuled && theirsRuled) {
    if (deepEqual(mine.value, base)) return 'theirs'
    return deepEqual(theirs.value, base) ? 'mine' : 'decided-before'
  }
  if (mineRuled) return against(theirs, mine, base) ? 'mine' : 'decided-before'
  if (theirsRuled) return against(mine, theirs, base) ? 'theirs' : 'decided-before'
  return undefined
}

const ruled = ({ decided, value }: Said) => decided?.settled === true && deepEqual(decided.value, value)

/** Whether a decision holds against what the other says: it knew of it, or nobody has touched it. */
function against(said: Said, ruling: Said, base: unknown): boolean {
  if (said.decided?.settled) return false
  return (
    deepEqual(said.value, base) ||
    (ruling.decided?.options.some(option => deepEqual(option, said.value)) ?? false)
  )
}
