import type { CameAlong } from '#shared/api/review-views'
import { asCarried } from '#shared/merge/carried'
import { mergingDecisions } from '#shared/merge/decision-records'
import { mergeBody } from '#shared/merge/merge-body'
import { planning } from '#shared/merge/plan'
import type { Ruled } from '#shared/merge/verdict'
import type { PackId } from '#shared/model/ids'
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
 * were begun apart the operations are not carried: they speak of records by other ids than ours. Yields now and then.
 */
export function* finishing(
  review: Review,
  state: ReviewState,
  held: HeldFile,
  undecided: 'take' | 'leave',
): Generator<undefined, Finish> {
  const met = state.met.get(held)
  if (!met) return { making: null, taken: 0, open: [], cameAlong: [] }
  const verdicts = new Map<string, Ruled>()
  let taken = 0
  for (const [i, each] of [...state.rows, ...state.elsewhere].entries()) {
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
  const plan = yield* planning(met.meetings, met.mine, met.theirs, texts, verdicts)
  const { adopted, made } = yield* mergingDecisions(
    held.base,
    met.mine,
    met.theirs,
    { open: plan.open, decided: [] },
    verdicts,
    held.file.title,
  )
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
