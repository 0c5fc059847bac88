import { decisionIdOf } from '#shared/merge/decision-records'
import { unitsOf } from '#shared/merge/three-way'
import type { Unit } from '#shared/merge/unit'
import type { Ruled } from '#shared/merge/verdict'
import type { ProjectReader } from '#shared/model/project'
import type { Met } from './held-file'
import { followers } from './only'

/** How many units are looked at between two breaths. */
const pace = 256

/**
 * What was put off with a question is decided with it, the same way: units whose open decision says that they go as
 * others go, once nothing that they follow is open any more. Adds their verdicts to `verdicts`. Yields now and then.
 */
export function* settledAlong(
  verdicts: Map<string, Ruled>,
  { meetings }: Met,
  project: Pick<ProjectReader, 'get'>,
): Generator<undefined, Unit[]> {
  const openAbout = (key: string) => {
    const decision = project.get('decisions', decisionIdOf(key))
    return decision && !decision.settled ? decision : undefined
  }
  const hanging = yield* followers(verdicts, meetings)
  if (hanging.size === 0) return []
  let waiting: Unit[] = []
  let seen = 0
  for (const unit of unitsOf(meetings)) {
    if (++seen % pace === 0) yield
    const { key } = unit
    if (hanging.has(key) && !verdicts.has(key) && openAbout(key)?.code === 'follows') waiting.push(unit)
  }
  const settled: Unit[] = []
  // What follows may follow what follows: looked at until nothing changes.
  for (let before = -1; before !== settled.length; ) {
    before = settled.length
    waiting = waiting.filter(unit => {
      const roots = openAbout(unit.key)?.follows ?? []
      const ruled = roots.map(root => verdicts.get(root)).find(verdict => verdict !== undefined)
      if (!ruled || roots.some(root => !verdicts.has(root) && openAbout(root))) return true
      verdicts.set(unit.key, ruled)
      settled.push(unit)
      return false
    })
    yield
  }
  return settled
}
