import { atOnce } from '../model/at-once'
import type { ProjectReader } from '../model/project'
import type { Decision } from '../model/review-records'
import { type RecordState, stateOf } from './past-state'
import type { DecidedUnit } from './unit'

/** What a project has decided and left open, by unit key. */
export function decisionsOf(project: Pick<ProjectReader, 'get' | 'all'>): ReadonlyMap<string, DecidedUnit> {
  return decisionsIn(stateOf(project))
}

/** The same of any state of a project. */
export const decisionsIn = (state: RecordState): ReadonlyMap<string, DecidedUnit> =>
  atOnce(findDecisions(state))

/** How many are looked at between two breaths. */
const pace = 512

/** The same in steps. Yields now and then. */
export function* findDecisions(state: RecordState): Generator<undefined, ReadonlyMap<string, DecidedUnit>> {
  const decisions = new Map<string, DecidedUnit>()
  for (const id of state.ids('decisions')) {
    const decision = state.get('decisions', id) as Decision | undefined
    if (!decision) continue
    decisions.set(decision.subject, decidedIn(decision))
    if (decisions.size % pace === 0) yield
  }
  return decisions
}

/** What a decision says of its unit. */
export function decidedIn({ settled, value, options }: Decision): DecidedUnit {
  return {
    settled,
    ...(settled ? { value: value ?? null } : {}),
    options: options.map(option => option.value ?? null),
  }
}
