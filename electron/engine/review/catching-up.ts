import { keyOf, placeOf } from '#shared/compare/differences'
import type { CommentId } from '#shared/model/ids'
import { stepsTold, within } from '#shared/model/steps-told'
import type { HeldFile, Met } from './held-file'
import type { KeptUnits } from './kept-units'
import { askedElsewhere } from './once'
import { inPlace, putInPlace } from './order'
import { partedRows, rowsByKey } from './parted-rows'
import type { Review, ReviewState } from './review'
import { rowsOf } from './rows-of'
import type { UnitRow } from './unit-row'

/** How a review stands, and what is to be kept of it once that is so. */
export interface CaughtUp extends Omit<ReviewState, 'mark'> {
  /** The keys of rows that another row asks for. */
  readonly notShown: ReadonlySet<string>
  readonly note: () => void
}

type Kept = ReadonlyMap<HeldFile, KeptUnits>

/** How many rows are looked at between two breaths. */
const pace = 512

/**
 * Works out everything. `notShown` is null when that is yet to be settled. Each step says how much of it is done, from 0
 * to 1.
 */
export function* workedOut(
  review: Review,
  kept: Kept,
  notShown: ReadonlySet<string> | null,
): Generator<number, CaughtUp> {
  const met = new Map<HeldFile, Met>()
  const found: UnitRow[] = []
  for (const [file, [held, units]] of [...kept].entries()) {
    const [begins, share] = [(0.85 * file) / kept.size, 0.85 / kept.size]
    const where = yield* within(begins, begins + share / 2, held.meet(review.open.project))
    met.set(held, where)
    const making = stepsTold(where.meetings.size, rowsOf({ review, file, held, kept: units }, where))
    for (const row of yield* within(begins + share / 2, begins + share, making)) found.push(row)
  }
  const rest = stepsTold((10 * found.length) / pace, putTogether(review, kept, notShown, found))
  return { ...(yield* within(0.85, 1, rest)), met }
}

function* putTogether(
  review: Review,
  kept: Kept,
  notShown: ReadonlySet<string> | null,
  found: readonly UnitRow[],
): Generator<undefined, Omit<CaughtUp, 'met'>> {
  const sorted = yield* inPlace(found, review.open.project)
  const hidden = notShown ?? (yield* askedElsewhere(sorted, review.open.project))
  const { byFile, ...parted } = yield* partedRows(sorted, hidden)
  const notes: (() => void)[] = []
  for (const [held, units] of kept) notes.push(yield* units.noting(byFile.get(held) ?? []))
  const note = () => {
    for (const each of notes) each()
  }
  return { ...parted, notShown: hidden, note }
}

/**
 * The same, where nothing has been done since the state `before` but to the `touched` records, by key: only rows of those
 * and of what hangs together with them are put anew, and those whose words are of them. Undefined where everything has
 * to be worked out. Yields now and then.
 */
export function* caughtUp(
  review: Review,
  kept: Kept,
  notShown: ReadonlySet<string>,
  before: ReviewState,
  touched: ReadonlySet<string>,
): Generator<unknown, CaughtUp | undefined> {
  const { project } = review.open
  const anew = new Set(touched)
  const met = new Map<HeldFile, Met>()
  for (const held of kept.keys()) {
    const then = before.met.get(held)
    const again = then && (yield* held.meetAgain(project, then, touched))
    if (!again) return undefined
    met.set(held, again.met)
    for (const key of again.anew) anew.add(key)
  }
  yield* noteCommented(touched, review, anew)
  const ids = yield* idsOf(touched)
  for (const rows of [before.rows, before.elsewhere]) yield* noteTold(rows, ids, anew)
  const [shown, hidden]: [UnitRow[], UnitRow[]] = [[], []]
  const notes: (() => void)[] = []
  for (const [file, [held, units]] of [...kept].entries()) {
    const of = { review, file, held, kept: units }
    const found = yield* rowsOf(of, met.get(held) as Met, anew)
    const own: UnitRow[] = []
    for (const [i, each] of found.entries()) {
      if (notShown.has(each.row.key)) hidden.push(each)
      else own.push(each)
      if (i % pace === pace - 1) yield
    }
    for (const each of own) shown.push(each)
    notes.push(yield* units.notingAlso(own))
  }
  const rows = yield* putInPlace(yield* others(before.rows, anew), shown, project)
  const elsewhere = yield* putInPlace(yield* others(before.elsewhere, anew), hidden, project)
  const byKey = yield* rowsByKey(rows)
  const note = () => {
    for (const each of notes) each()
  }
  return { rows, elsewhere, byKey, met, notShown, note }
}

/** Adds the records on which comments are that were touched. */
function* noteCommented(
  touched: ReadonlySet<string>,
  { open }: Review,
  anew: Set<string>,
): Generator<undefined, void> {
  let seen = 0
  for (const key of touched) {
    const { table, id } = placeOf(key)
    const comment = table === 'comments' ? open.project.get('comments', id as CommentId) : undefined
    if (comment) anew.add(keyOf(comment.on.table, comment.on.id))
    if (++seen % pace === 0) yield
  }
}

function* idsOf(keys: ReadonlySet<string>): Generator<undefined, ReadonlySet<string>> {
  const ids = new Set<string>()
  let seen = 0
  for (const key of keys) {
    ids.add(placeOf(key).id)
    if (++seen % pace === 0) yield
  }
  return ids
}

/** Adds the records of rows whose words are of those that were touched, by id. */
function* noteTold(
  rows: readonly UnitRow[],
  ids: ReadonlySet<string>,
  anew: Set<string>,
): Generator<undefined, void> {
  for (const [i, { told, unit }] of rows.entries()) {
    if (told.some(id => ids.has(id))) anew.add(keyOf(unit.table, unit.id))
    if (i % pace === pace - 1) yield
  }
}

/** The rows of all other records. */
function* others(
  rows: readonly UnitRow[],
  records: ReadonlySet<string>,
): Generator<undefined, readonly UnitRow[]> {
  const found: UnitRow[] = []
  for (const [i, each] of rows.entries()) {
    if (!records.has(keyOf(each.unit.table, each.unit.id))) found.push(each)
    if (i % pace === pace - 1) yield
  }
  return found
}
