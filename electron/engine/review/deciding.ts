import { failed, type Reply } from '#shared/api/problem'
import type { CameAlong, ReviewVerdict } from '#shared/api/review-views'
import { mergingDecisions } from '#shared/merge/decision-records'
import { withPart } from '#shared/merge/field-rules'
import { referencesByPart, referencesOfPart } from '#shared/merge/part-references'
import { type MergePlan, ruling as rulingOn } from '#shared/merge/plan'
import type { Consequence } from '#shared/merge/soundness'
import { unitsOf } from '#shared/merge/three-way'
import type { Unit } from '#shared/merge/unit'
import { type Ruled, type Verdict, valueBy } from '#shared/merge/verdict'
import type { Patch } from '#shared/model/change'
import type { Stamp } from '#shared/model/records'
import { stepsTold } from '#shared/model/steps-told'
import { type AnyRecord, tableSchemas } from '#shared/model/tables'
import { type Making, unwaited, type Waiting } from '../making'
import { givenUp } from '../not-done'
import { carriedOut } from '../tasks'
import type { HeldFile, Met } from './held-file'
import { followers, Only } from './only'
import type { Review, ReviewState } from './review'
import { settledAlong } from './settled-along'
import { eitherOf, type UnitRow } from './unit-row'
import { bothMakeSense } from './values'
import { cameAlong, titleOfAct } from './words'

export interface Ruling {
  /** `again`: what was decided waits for a decision once more, as it stands. */
  readonly verdict: ReviewVerdict | 'again'
  readonly value?: unknown
  readonly reason: string
}

/** What carries a decision out. */
export interface Prepared {
  readonly making: Making
  readonly rows: readonly UnitRow[]
  readonly cameAlong: readonly CameAlong[]
}

/** How many rows are looked at between two breaths. */
const pace = 256

/** About how often all that has met is gone through for it. */
const passes = 6

/** Works out the operation that decides these rows of one file, and what it drags along. */
export async function prepare(
  review: Review,
  state: ReviewState,
  held: HeldFile,
  rows: readonly UnitRow[],
  ruling: Ruling,
  { signal, tell }: Waiting = unwaited,
): Promise<Reply<Prepared>> {
  const most = (passes * (state.met.get(held)?.meetings.size ?? 0)) / pace + 2
  const work = stepsTold(most, preparing(review, state, held, rows, ruling))
  const worked = await carriedOut(work, 'Working out what it comes to', signal, tell)
  return worked ? worked.value : givenUp
}

function* preparing(
  review: Review,
  state: ReviewState,
  held: HeldFile,
  rows: readonly UnitRow[],
  ruling: Ruling,
): Generator<undefined, Reply<Prepared>> {
  const met = state.met.get(held)
  const asked: UnitRow[] = []
  for (const [i, each] of rows.entries()) {
    if (each.row.standing !== 'same' || each.row.verdict !== null) asked.push(each)
    if (i % pace === pace - 1) yield
  }
  if (!met || asked.length === 0) return nothingLeft
  const verdict = verdictOf(ruling)
  const verdicts = new Map<string, Ruled>()
  for (const [i, row] of asked.entries()) {
    if (i % pace === pace - 1) yield
    const fault = faultIn(row, ruling)
    if (fault) return failed('malformed', fault)
    verdicts.set(row.unit.key, { verdict, reason: ruling.reason })
  }
  const later = verdict.kind === 'later'
  const along = later ? [] : yield* settledAlong(verdicts, met, review.open.project)
  const needed = yield* bringNeeded([...asked.map(({ unit }) => unit), ...along], verdict, met, verdicts)
  const only = yield* Only.of(verdicts, met.meetings)
  const texts = { mine: review.open.project, theirs: held.theirs }
  const plan = yield* rulingOn(met.meetings, met.mine, met.theirs, texts, only)

  const units = [
    ...asked.map(asRecorded),
    ...(later
      ? yield* hangingOn(verdicts, met)
      : along.map(unit => ({ ...unit, standing: 'conflict' as const }))),
  ]
  const { made } = yield* mergingDecisions(
    held.base,
    met.mine,
    met.theirs,
    later ? { open: units, decided: [] } : { open: [], decided: units },
    verdicts,
    held.file.title,
  )
  const patch = withoutStrangers(plan.patch)
  if (Object.keys(patch).length === 0 && made.length === 0) return nothingLeft
  const names = eitherOf(held.theirs, review.open.project)
  const dragged = yield* cameAlong([...needed, ...plan.consequences], names)
  const title = titleOfAct(ruling.verdict, asked, dragged.length)
  const body: Making['body'] =
    made.length === 0
      ? { kind: 'records.patch', patch, title }
      : { kind: 'decision.settle', title, decisions: made, patch }
  const prepared = { making: { body, texts: plan.texts }, rows: asked, cameAlong: dragged }
  return { ok: true, value: prepared }
}

const nothingLeft = failed('pointless', 'There is nothing left to decide in what was chosen.')

function verdictOf({ verdict, value }: Ruling): Verdict {
  if (verdict === 'again') return { kind: 'later' }
  return verdict === 'edited' ? { kind: 'edited', value } : { kind: verdict }
}

/** What goes as these go is put off with them: once a question is known to be open, nothing is held to follow from it. */
function* hangingOn(
  asked: ReadonlyMap<string, Ruled>,
  { meetings }: Met,
): Generator<undefined, readonly Unit[]> {
  const hanging = yield* followers(asked, meetings)
  if (hanging.size === 0) return []
  const found: Unit[] = []
  let seen = 0
  for (const unit of unitsOf(meetings)) {
    if (++seen % pace === 0) yield
    if (unit.conflict === 'follows' && hanging.has(unit.key) && !asked.has(unit.key)) found.push(unit)
  }
  return found
}

/** What has been decided before is written down anew, whichever way it goes. */
function asRecorded({ unit, stands }: UnitRow): Unit {
  return stands.verdict !== null || stands.standing === 'later' ? { ...unit, standing: 'conflict' } : unit
}

function faultIn({ unit, held }: UnitRow, { verdict, value }: Ruling): string | undefined {
  if (verdict === 'both' && !bothMakeSense(unit)) return 'Both cannot be kept here: choose one, or edit it.'
  if (verdict !== 'edited') return undefined
  if (unit.part === null) return 'Only a field can be edited here, not a whole record.'
  const record = (held.theirs.get(unit.table, unit.id as never) ?? held.base.get(unit.table, unit.id)) as
    | AnyRecord
    | undefined
  if (!record) return 'It is not there any more.'
  const checked = tableSchemas[unit.table].safeParse(withPart(unit.table, record, unit.part, value))
  const [issue] = checked.success ? [] : checked.error.issues
  return issue && `This value cannot stand there (${issue.path.join('.')}: ${issue.message}).`
}

/** A value that is taken has what it refers to, where only they have it. */
function* bringNeeded(
  units: readonly Unit[],
  verdict: Verdict,
  { meetings }: Met,
  verdicts: Map<string, Ruled>,
): Generator<undefined, Consequence[]> {
  if (verdict.kind === 'later' || verdict.kind === 'mine') return []
  const found: Consequence[] = []
  for (const [i, unit] of units.entries()) {
    if (i % pace === pace - 1) yield
    if (unit.part === null) continue
    for (const { to } of referencesOfPart(unit.table, unit.part, valueBy(verdict, unit)))
      bring(to, `${unit.table}/${unit.id}`)
  }
  return found

  function bring(key: string, because: string): void {
    const met = meetings.get(key)
    if (!met || verdicts.has(key) || met.mine || !met.theirs) return
    verdicts.set(key, { verdict: { kind: 'theirs' }, reason: '' })
    found.push({ key, what: 'brought', because })
    for (const { to } of referencesByPart(met.table, met.theirs)) bring(to, key)
  }
}

/** Annotators come only with what they made. */
function withoutStrangers(patch: MergePlan['patch']): Patch {
  const { annotators, ...rest } = patch
  if (!annotators) return patch
  const known = new Set<string>()
  for (const records of Object.values(rest))
    for (const fields of Object.values(records ?? {})) {
      const { created, changed } = (fields ?? {}) as { created?: Stamp | string; changed?: Stamp | null }
      for (const stamp of [created, changed]) if (stamp && typeof stamp === 'object') known.add(stamp.by)
    }
  const kept = Object.entries(annotators).filter(([id]) => known.has(id))
  return kept.length === 0 ? rest : { ...rest, annotators: Object.fromEntries(kept) }
}
