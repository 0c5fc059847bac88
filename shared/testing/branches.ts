import { asCarried } from '../merge/carried'
import { decisionIdOf, decisionsOf, mergeDecisions } from '../merge/decision-records'
import { lineageOf } from '../merge/lineage'
import { mergeBody } from '../merge/merge-body'
import { stateOf } from '../merge/past-state'
import { type MergePlan, planMerge } from '../merge/plan'
import { type Meetings, meetingsOf } from '../merge/three-way'
import type { Side } from '../merge/unit'
import { noVerdicts, type Verdicts } from '../merge/verdict'
import type { Project } from '../model/project'
import type { Operation } from '../operations/operation'
import { hashOfOperation } from '../provenance/heads'
import { Bench, isRefusal } from './bench'

export interface Merged {
  /** The project with the merge in it. */
  readonly bench: Bench
  readonly plan: MergePlan
  readonly meetings: Meetings
  readonly mine: Side
  readonly theirs: Side
}

/** A copy of a project, on which `author` works from now on. */
export function copyOf({ history }: Bench, start: Project, author: string): Bench {
  const copy = new Bench(start, author)
  for (const { operation } of history) {
    const outcome = copy.receive(operation)
    if (isRefusal(outcome)) throw new Error(`the history was refused: ${outcome.message}`)
  }
  return copy
}

/** What comes of merging `theirs` into a copy of `mine`; `author` is none who has merged in theirs, for operations are known by their author. */
export function merge(
  mine: Bench,
  theirs: Bench,
  start: Project,
  author: string,
  verdicts: Verdicts = noVerdicts,
): Merged {
  const version = ({ indexed, history }: Bench) => ({ project: indexed, history })
  const lineage = finish(lineageOf(version(mine), version(theirs)))
  if (lineage.kind === 'apart') throw new Error('they have no operation in common')
  const side = ({ indexed }: Bench, which: 'mine' | 'theirs'): Side => ({
    state: stateOf(indexed),
    decisions: decisionsOf(indexed),
    redirects: lineage.redirects[which],
    strands: lineage.strands[which],
  })
  const [mineSide, theirSide] = [side(mine, 'mine'), side(theirs, 'theirs')]
  const meetings = meetingsOf(lineage.base, mineSide, theirSide)
  const texts = { mine: mine.indexed, theirs: theirs.indexed }
  const plan = planMerge(meetings, mineSide, theirSide, texts, verdicts)
  const decisions = mergeDecisions(lineage.base, mineSide, theirSide, plan, verdicts, from.title)
  const bench = copyOf(mine, start, author)
  const result = { bench, plan, meetings, mine: mineSide, theirs: theirSide }
  const body = mergeBody(from, asCarried(lineage.carried, hashOf), plan, decisions, lineage.baseOperation)
  if (lineage.carried.length === 0 && verdicts.size === 0) {
    if (Object.keys(body.patch).length > 0) throw new Error('nothing is new, and something would change')
    if (body.decisions.length > 0) throw new Error('nothing is new, and something would be open')
    return result
  }
  for (const [hash, text] of plan.texts) bench.indexed.addText(hash, text)
  const outcome = bench.perform(body)
  if (isRefusal(outcome)) throw new Error(`the merge was refused: ${outcome.message}`)
  return result
}

const hashOf = (operation: Operation) => hashOfOperation(operation, decisionIdOf as never)
const from = { title: 'Theirs' }

function finish<R>(work: Generator<unknown, R>): R {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
