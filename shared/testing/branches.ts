import { decisionsAfter } from '../merge/decisions-after'
import { lineageOf } from '../merge/lineage'
import { stateOf } from '../merge/past-state'
import { type MergePlan, planMerge } from '../merge/plan'
import { type Meetings, meetingsOf } from '../merge/three-way'
import type { DecidedUnit, Side } from '../merge/unit'
import { noVerdicts, type Verdicts } from '../merge/verdict'
import type { Project } from '../model/project'
import { Bench, isRefusal } from './bench'

/** A teammate's copy of a project: the bench that they work at, and what merges into it have left open or settled. */
export interface Branch {
  readonly bench: Bench
  readonly decisions: ReadonlyMap<string, DecidedUnit>
}

export interface Merged {
  readonly branch: Branch
  readonly plan: MergePlan
  readonly meetings: Meetings
  readonly mine: Side
  readonly theirs: Side
}

/** A copy of the branch, on which `author` works from now on. */
export function copyOf({ bench, decisions }: Branch, start: Project, author: string): Branch {
  const copy = new Bench(start, author)
  for (const { operation } of bench.history) {
    const outcome = copy.receive(operation)
    if (isRefusal(outcome)) throw new Error(`the history was refused: ${outcome.message}`)
  }
  return { bench: copy, decisions }
}

/** What comes of merging `theirs` into a copy of `mine`. */
export function merge(
  mine: Branch,
  theirs: Branch,
  start: Project,
  author: string,
  verdicts: Verdicts = noVerdicts,
): Merged {
  const version = ({ bench }: Branch) => ({ project: bench.indexed, history: bench.history })
  const lineage = finish(lineageOf(version(mine), version(theirs)))
  if (lineage.kind === 'apart') throw new Error('they have no operation in common')
  const side = (branch: Branch, redirects: ReadonlyMap<string, string>): Side => ({
    state: stateOf(branch.bench.indexed),
    decisions: branch.decisions,
    redirects,
  })
  const [mineSide, theirSide] = [side(mine, lineage.redirects.mine), side(theirs, lineage.redirects.theirs)]
  const meetings = meetingsOf(lineage.base, mineSide, theirSide)
  const plan = planMerge(
    meetings,
    mineSide,
    theirSide,
    { mine: mine.bench.indexed, theirs: theirs.bench.indexed },
    verdicts,
  )
  const { bench } = copyOf(mine, start, author)
  const merged = { bench, decisions: decisionsAfter(mineSide, theirSide, plan, verdicts) }
  const result = { branch: merged, plan, meetings, mine: mineSide, theirs: theirSide }
  if (lineage.carried.length === 0) {
    if (Object.keys(plan.patch).length > 0)
      throw new Error(
        `nothing is new, and something would change: ${JSON.stringify(plan.patch)} ${JSON.stringify([...meetings.values()].map(m => [m.key, m.existence, m.conflict, [...m.parts.values()].map(p => [p.part, p.standing, p.conflict, p.base, p.mine, p.theirs, p.options])]))}`,
      )
    return result
  }
  for (const [hash, text] of plan.texts) bench.indexed.addText(hash, text)
  const outcome = bench.perform({
    kind: 'merge',
    from,
    operations: lineage.carried,
    patch: plan.patch,
    decisions: [],
  })
  if (isRefusal(outcome)) throw new Error(`the merge was refused: ${outcome.message}`)
  return result
}

const from = { title: 'Theirs' }

function finish<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
