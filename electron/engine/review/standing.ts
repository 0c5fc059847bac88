import type { ReviewStanding, ReviewVerdict } from '#shared/api/review-views'
import type { ConflictCode, Unit } from '#shared/merge/unit'
import { deepEqual } from '#shared/model/equal'
import type { Decision } from '#shared/model/review-records'

/** How a unit stands in the project as it is now. */
export interface Stands {
  readonly standing: ReviewStanding
  readonly verdict: ReviewVerdict | null
  /** Why it is in conflict. */
  readonly code: ConflictCode | null
}

/**
 * What was decided stands for as long as theirs is what the decision knew, whatever the project has made of it since.
 * What was taken stays taken, though it has been worked on here: `before` is what it was when it was.
 */
export function standingOf(
  unit: Unit,
  decision: Decision | undefined,
  before: { readonly value: unknown } | undefined,
): Stands {
  const { standing, conflict, mine, theirs } = unit
  if (decision && !decision.settled)
    return { standing: 'later', verdict: null, code: conflict === 'left-open' ? codeOf(decision) : conflict }
  if (decision?.settled) {
    const verdict = verdictOf(unit, decision)
    const known = decision.options.some(option => deepEqual(option.value ?? null, theirs ?? null))
    if (known || deepEqual(decision.value ?? null, theirs ?? null))
      return { standing: 'decided', verdict, code: null }
    if (standing !== 'same') return { standing: 'conflict', verdict, code: 'decided-before' }
  }
  if (before && standing !== 'same' && !deepEqual(before.value ?? null, mine ?? null))
    return { standing: 'same', verdict: 'theirs', code: null }
  if (standing === 'conflict') return { standing, verdict: null, code: conflict }
  if (standing === 'theirs') return { standing, verdict: null, code: null }
  return { standing: 'same', verdict: before ? 'theirs' : null, code: null }
}

function verdictOf({ theirs }: Unit, { value, options }: Decision): ReviewVerdict {
  const is = (other: unknown) => deepEqual(value ?? null, other ?? null)
  if (is(theirs)) return 'theirs'
  if (options.some(option => is(option.value))) return 'mine'
  const both = typeof value === 'string' && typeof theirs === 'string' && value.endsWith(`\n\n${theirs}`)
  return both ? 'both' : 'edited'
}

/** An open decision remembers why there was something to decide. */
const codeOf = ({ code }: Decision): ConflictCode | null => (code === 'reviewed' ? null : code)
