import type { CameAlong } from '#shared/api/review-views'
import { asCarried } from '#shared/merge/carried'
import { mergingDecisions } from '#shared/merge/decision-records'
import { mergeBody } from '#shared/merge/merge-body'
import { planning } from '#shared/merge/plan'
import type { Ruled } from '#shared/merge/verdict'
import type { PackId } from '#shared/model/ids'
import { stepsTold, within } from '#shared/model/steps-told'
import type { HistoryEntry } from '#shared/operations/history'
import { findPacksOut, packFoundedBy } from '#shared/packs/handed-out'
import { hashOfOperation } from '#shared/provenance/heads'
import type { Making } from '../making'
import { sha256 } from '../storage/text-hash'
import type { HeldFile } from './held-file'
import type { Review, ReviewState } from './review'
import { eitherOf } from './unit-row'
import { cameAlong } from './words'

/** Whether nothing has come back of a pack: that it has is kept, though nothing was done in it. */
function* isOut(id: PackId, history: readonly HistoryEntry[]): Generator<undefined, boolean> {
  const out = yield* findPacksOut(history)
  return out.some(({ pack, back }) => pack.id === id && back.length === 0)
}

/** How many rows are looked at between two breaths. */
const pace = 512

/** About how many steps the plan takes for what has met: all tables are gone through for all of it. */
const stepsEach = 30 / 256

/** How much of it the plan is, of the most that it may be. */
const planned = 0.7

export interface Finish {
  /** Null where the project knows all of it already. */
  readonly making: Making | null
  readonly taken: number
  /** The keys of the units that wait for a decision. */
  readonly open: readonly string[]
  readonly cameAlong: readonly CameAlong[]
}

/**
 * What brings a file into the project's history: what they did, word for word, and what has become of it. Of files that
 * were begun apart the operations are not carried: they speak of records by other ids than ours. Yields now and then, at times how much of it is done.
 */
export function* finishing(
  review: Review,
  state: ReviewState,
  held: HeldFile,
  undecided: 'take' | 'leave',
): Generator<number | undefined, Finish> {
  const met = state.met.get(held)
  if (!met) return { making: null, taken: 0, open: [], cameAlong: [] }
  const verdicts = new Map<string, Ruled>()
  let taken = 0
  for (const rows of [state.rows, state.elsewhere])
    for (const [i, each] of rows.entries()) {
      if (i % pace === pace - 1) yield
      if (each.held !== held) continue
      const { standing } = each.stands
      if (standing === 'theirs' && undecided === 'take') taken++
      else if (standing === 'theirs' || standing === 'later')
        verdicts.set(each.unit.key, { verdict: { kind: 'later' }, reason: '' })
      else if (standing !== 'conflict' && each.unit.standing !== 'same')
        verdicts.set(each.unit.key, { verdict: { kind: 'mine' }, reason: '' })
    }
  const texts = { mine: review.open.project, theirs: held.theirs }
  // What is taken is one more step each.
  const most = met.meetings.size * stepsEach + taken + 1
  const plan = yield* within(
    0,
    planned,
    stepsTold(most, planning(met.meetings, met.mine, met.theirs, texts, verdicts)),
  )
  const steps = 1 + plan.open.length / 64 + (met.mine.decisions.size + met.theirs.decisions.size) / 256
  const deciding = mergingDecisions(
    held.base,
    met.mine,
    met.theirs,
    { open: plan.open, decided: [] },
    verdicts,
    held.file.title,
  )
  const { adopted, made } = yield* within(planned, 1, stepsTold(steps, deciding))
  const { lineage } = held
  const shared = lineage.kind === 'shared'
  const operations = shared ? asCarried(lineage.carried, operation => hashOfOperation(operation, sha256)) : []
  const { title, fileName, history } = held.file
  const pack = shared ? packFoundedBy(history) : undefined
  const from = { title: title || fileName, ...(pack ? { packs: [pack.id] } : {}) }
  const body = mergeBody(from, operations, plan, { adopted, made }, shared ? lineage.baseOperation : null)
  const isBack = pack !== undefined && (yield* isOut(pack.id, review.open.book.entries))
  const nothing =
    !isBack && operations.length === 0 && Object.keys(body.patch).length === 0 && made.length === 0
  return {
    making: nothing ? null : { body, texts: plan.texts },
    taken,
    open: plan.open.map(({ key }) => key),
    cameAlong: yield* cameAlong(plan.consequences, eitherOf(held.theirs, review.open.project)),
  }
}
