import type { ReviewVerdict } from '#shared/api/review-views'
import { partName } from '#shared/merge/field-rules'
import type { Unit } from '#shared/merge/unit'

/** Running text, of which two can stand one after the other. */
const prose: ReadonlySet<string> = new Set(['note', 'description', 'guidelines', 'reason'])

export function bothMakeSense({ table, part, mine, theirs }: Unit): boolean {
  if (part === null || !prose.has(partName(table, part).field)) return false
  return (
    typeof mine === 'string' && typeof theirs === 'string' && mine !== '' && theirs !== '' && mine !== theirs
  )
}

/** The verdicts that make sense on a unit: a member of a list and a whole record are there or not. */
export function verdictsOn(unit: Unit): readonly ReviewVerdict[] {
  const isField = unit.part !== null && partName(unit.table, unit.part).member === undefined
  return [
    'mine',
    'theirs',
    ...(bothMakeSense(unit) ? (['both'] as const) : []),
    ...(isField ? (['edited'] as const) : []),
    'later',
  ]
}
