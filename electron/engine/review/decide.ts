import type { Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { CameAlong, Decided } from '#shared/api/review-views'
import { decisionIdOf } from '#shared/merge/decision-records'
import type { AnnotatorId } from '#shared/model/ids'
import { begunAnew } from '../begun-anew'
import { unwaited, type Waiting } from '../making'
import { signed } from '../methods/perform'
import { givenUp, overtaken } from '../not-done'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'
import { type Prepared, prepare, type Ruling } from './deciding'
import type { HeldFile } from './held-file'
import type { Review, ReviewState, Taken } from './review'
import type { UnitRow } from './unit-row'

/** How many rows are looked at between two breaths. */
const pace = 256

/** The rows that the keys name, by the file that each is of. Lets others have a turn. */
const byFile = (state: ReviewState, keys: readonly string[]) => unhurried(partingByFile(state, keys))

function* partingByFile(
  state: ReviewState,
  keys: readonly string[],
): Generator<undefined, ReadonlyMap<HeldFile, readonly UnitRow[]>> {
  const files = new Map<HeldFile, Set<UnitRow>>()
  for (const [i, key] of keys.entries()) {
    if (i % pace === pace - 1) yield
    const row = state.byKey.get(key)
    if (!row) continue
    const rows = files.get(row.held)
    if (rows) rows.add(row)
    else files.set(row.held, new Set([row]))
  }
  return new Map([...files].map(([held, rows]) => [held, [...rows]]))
}

/** What deciding would drag along, of the project as it is when this resolves. */
export async function preview(
  review: Review,
  keys: readonly string[],
  ruling: Ruling,
  waiting: Waiting,
): Promise<Reply<{ readonly cameAlong: readonly CameAlong[] }>> {
  for (;;) {
    const state = await review.nowFor(waiting)
    if (!state) return givenUp
    const along: CameAlong[] = []
    for (const [held, rows] of await byFile(state, keys)) {
      const prepared = await prepare(review, state, held, rows, ruling, waiting)
      if (prepared.ok) along.push(...prepared.value.cameAlong)
    }
    if (waiting.signal.aborted) return givenUp
    if (review.isCurrent(state)) return done({ cameAlong: along })
  }
}

/**
 * Decides, file by file: rows of one file are one operation. It can be given up until the first of them is done; the others
 * then follow.
 */
export function decide(
  session: Session,
  review: Review,
  keys: readonly string[],
  ruling: Ruling,
  waiting: Waiting,
): Promise<Reply<Decided>> {
  return signed(session, review.open, async by => {
    let last: Performed | undefined
    let decided = 0
    const along: CameAlong[] = []
    // By their places: what brings history in meanwhile has the files held anew.
    const first = await review.nowFor(waiting)
    if (!first) return givenUp
    const files = [...(await byFile(first, keys)).keys()].map(held => review.held.indexOf(held))
    let refused: Reply<never> = failed('pointless', 'There is nothing left to decide in what was chosen.')
    for (const file of files) {
      const carried = await carryOut(review, file, keys, ruling, by, last ? unwaited : waiting)
      if (!carried.ok) {
        if (waiting.signal.aborted && !last) return carried
        refused = carried
        continue
      }
      last = carried.value.performed
      decided += carried.value.rows.length
      along.push(...carried.value.cameAlong)
    }
    return last ? done({ ...last, decided, cameAlong: along }) : refused
  })
}

function carryOut(
  review: Review,
  file: number,
  keys: readonly string[],
  ruling: Ruling,
  by: AnnotatorId,
  waiting: Waiting,
): Promise<Reply<Prepared & { readonly performed: Performed }>> {
  return begunAnew(async () => {
    const state = await review.nowFor(waiting)
    if (!state) return givenUp
    const held = review.held[file]
    if (!held) return overtaken
    const rows = (await byFile(state, keys)).get(held) ?? []
    const prepared = await prepare(review, state, held, rows, ruling, waiting)
    if (waiting.signal.aborted && !prepared.ok) return prepared
    // What came of a project that has changed meanwhile is true of neither state of it, a refusal as little as a change.
    if (!review.isCurrent(state)) return overtaken
    if (!prepared.ok) return prepared
    const untake = ruling.verdict === 'theirs' ? await take(review, prepared.value.rows) : undefined
    const performed = await review.open.restore(
      by,
      () => (review.isCurrent(state) ? done(prepared.value.making) : overtaken),
      waiting,
    )
    if (performed.ok) return done({ ...prepared.value, performed: performed.value })
    await untake?.()
    return performed
  })
}

/** Notes what the rows were when theirs was taken, and gives what forgets that again. Both let others have a turn. */
async function take(review: Review, rows: readonly UnitRow[]): Promise<() => Promise<void>> {
  const before: (readonly [UnitRow, Taken | undefined])[] = []
  await unhurried(taking())
  return () => unhurried(givingBack())

  function* taking(): Generator<undefined, void> {
    for (const [i, row] of rows.entries()) {
      before.push([row, review.taken.get(row.row.key)])
      review.noteTaken(row, { value: row.unit.mine ?? null })
      if (i % pace === pace - 1) yield
    }
  }
  function* givingBack(): Generator<undefined, void> {
    for (const [i, [row, was]] of before.entries()) {
      review.noteTaken(row, was)
      if (i % pace === pace - 1) yield
    }
  }
}

/** Opens decisions again, file by file: what was chosen stays until it is decided anew. */
export async function reopen(
  session: Session,
  review: Review,
  keys: readonly string[],
  waiting: Waiting,
): Promise<Reply<Decided>> {
  const state = await review.nowFor(waiting)
  if (!state) return givenUp
  const settled = await unhurried(settledAmong(review, state, keys))
  if (settled.length === 0) return failed('pointless', 'None of these was decided.')
  return decide(session, review, settled, { verdict: 'again', reason: '' }, waiting)
}

function* settledAmong(
  { open }: Review,
  { byKey }: ReviewState,
  keys: readonly string[],
): Generator<undefined, string[]> {
  const settled: string[] = []
  for (const [i, key] of keys.entries()) {
    const row = byKey.get(key)
    if (row && open.project.get('decisions', decisionIdOf(row.unit.key))?.settled) settled.push(key)
    if (i % pace === pace - 1) yield
  }
  return settled
}
