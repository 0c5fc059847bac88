import { decisionIdOf } from '#shared/merge/decision-records'
import type { Meeting } from '#shared/merge/meeting'
import type { Unit } from '#shared/merge/unit'
import type { HeldFile, Met } from './held-file'
import type { KeptUnits } from './kept-units'
import { madeTheirs } from './makers'
import type { Review } from './review'
import { standingOf } from './standing'
import { teammateUnits } from './teammate-units'
import { type UnitRow, unitRow } from './unit-row'

/** A file of a review, and what the review keeps of it. */
export interface FileOfReview {
  readonly review: Review
  /** Which of the review's files it is. */
  readonly file: number
  readonly held: HeldFile
  readonly kept: KeptUnits
}

/**
 * The rows of what there is about a file: what is in question, and what was; of all records, or of some, by key. In no
 * order. Yields now and then.
 */
export function* rowsOf(
  of: FileOfReview,
  met: Met,
  records?: ReadonlySet<string>,
): Generator<undefined, UnitRow[]> {
  const { review, file, held, kept } = of
  const { project } = review.open
  const rows: UnitRow[] = []
  for (const unit of unitsAbout(of, met, records)) {
    yield
    if (!unit) continue
    const decision = met.mine.decisions.has(unit.key)
      ? project.get('decisions', decisionIdOf(unit.key))
      : undefined
    const stands = standingOf(unit, decision, review.taken.get(`${file}:${unit.key}`))
    const about = { unit, held, stands, asked: kept.wasAsked(unit.key, stands) }
    const row = unitRow(about, file, madeTheirs(review, held, unit), project)
    if (row) rows.push(row)
  }
  return rows
}

function* unitsAbout(
  { held, kept }: FileOfReview,
  met: Met,
  records: ReadonlySet<string> | undefined,
): Generator<Unit | null> {
  const found = new Set<string>()
  const meetings = records ? yield* some(met.meetings, records) : met.meetings
  for (const unit of teammateUnits(meetings, key => kept.keeps(key, met))) {
    if (unit) found.add(unit.key)
    yield unit
  }
  yield* kept.beside(found, held, met, records)
}

/** How many are looked up between two breaths. */
const pace = 512

function* some(
  meetings: ReadonlyMap<string, Meeting>,
  keys: ReadonlySet<string>,
): Generator<null, Map<string, Meeting>> {
  const found = new Map<string, Meeting>()
  let seen = 0
  for (const key of keys) {
    const meeting = meetings.get(key)
    if (meeting) found.set(key, meeting)
    if (++seen % pace === 0) yield null
  }
  return found
}
