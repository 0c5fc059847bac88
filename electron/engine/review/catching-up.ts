import { keyOf, placeOf } from '#shared/compare/differences'
import type { CommentId } from '#shared/model/ids'
import type { HeldFile, Met } from './held-file'
import type { KeptUnits } from './kept-units'
import { askedElsewhere } from './once'
import { inPlace, putInPlace } from './order'
import { partedRows } from './parted-rows'
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

/** Works out everything. `notShown` is null when that is yet to be settled. Yields now and then. */
export function* workedOut(
  review: Review,
  kept: Kept,
  notShown: ReadonlySet<string> | null,
): Generator<unknown, CaughtUp> {
  const met = new Map<HeldFile, Met>()
  const found: UnitRow[] = []
  for (const [file, [held, units]] of [...kept].entries()) {
    const where = yield* held.meet(review.open.project)
    met.set(held, where)
    for (const row of yield* rowsOf({ review, file, held, kept: units }, where)) found.push(row)
  }
  const sorted = yield* inPlace(found, review.open.project)
  const hidden = notShown ?? (yield* askedElsewhere(sorted, review.open.project))
  const { byFile, ...parted } = yield* partedRows(sorted, hidden)
  const notes: (() => void)[] = []
  for (const [held, units] of kept) notes.push(yield* units.noting(byFile.get(held) ?? []))
  const note = () => {
    for (const each of notes) each()
  }
  return { ...parted, met, notShown: hidden, note }
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
  for (const key of commentedOn(touched, review)) anew.add(key)
  for (const rows of [before.rows, before.elsewhere]) yield* noteTold(rows, touched, anew)
  const [shown, hidden]: [UnitRow[], UnitRow[]] = [[], []]
  const notes: (() => void)[] = []
  for (const [file, [held, units]] of [...kept].entries()) {
    const of = { review, file, held, kept: units }
    const found = yield* rowsOf(of, met.get(held) as Met, anew)
    const own = found.filter(({ row }) => !notShown.has(row.key))
    shown.push(...own)
    hidden.push(...found.filter(({ row }) => notShown.has(row.key)))
    notes.push(() => units.noteAlso(own))
  }
  const byKey = new Map(before.byKey)
  const gone = (key: string) => byKey.delete(key)
  const rows = yield* putInPlace(yield* others(before.rows, anew, gone), shown, project)
  const elsewhere = yield* putInPlace(yield* others(before.elsewhere, anew, gone), hidden, project)
  for (const each of shown) byKey.set(each.row.key, each)
  const note = () => {
    for (const each of notes) each()
  }
  return { rows, elsewhere, byKey, met, notShown, note }
}

/** The records on which comments are that were touched. */
function* commentedOn(touched: ReadonlySet<string>, { open }: Review): Generator<string> {
  for (const key of touched) {
    const { table, id } = placeOf(key)
    const comment = table === 'comments' ? open.project.get('comments', id as CommentId) : undefined
    if (comment) yield keyOf(comment.on.table, comment.on.id)
  }
}

/** Adds the records of rows whose words are of what was touched. */
function* noteTold(
  rows: readonly UnitRow[],
  touched: ReadonlySet<string>,
  anew: Set<string>,
): Generator<undefined, void> {
  const ids = new Set([...touched].map(key => placeOf(key).id as string))
  for (const [i, { told, unit }] of rows.entries()) {
    if (told.some(id => ids.has(id))) anew.add(keyOf(unit.table, unit.id))
    if (i % pace === pace - 1) yield
  }
}

/** The rows of all other records; of these `gone` is told the keys. */
function* others(
  rows: readonly UnitRow[],
  records: ReadonlySet<string>,
  gone: (key: string) => void,
): Generator<undefined, readonly UnitRow[]> {
  const found: UnitRow[] = []
  for (const [i, each] of rows.entries()) {
    if (records.has(keyOf(each.unit.table, each.unit.id))) gone(each.row.key)
    else found.push(each)
    if (i % pace === pace - 1) yield
  }
  return found
}
