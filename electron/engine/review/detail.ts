import type { MadeBy, ReviewDecision, ReviewDetail, ReviewOption, ReviewRow } from '#shared/api/review-views'
import { keyOf } from '#shared/compare/differences'
import { passagesOf } from '#shared/compare/passages'
import { fieldName, shownFields } from '#shared/compare/shown-fields'
import type { Names } from '#shared/compare/titles'
import { decisionIdOf } from '#shared/merge/decision-records'
import { partName } from '#shared/merge/field-rules'
import { valueInWords } from '#shared/merge/unit-words'
import { deepEqual } from '#shared/model/equal'
import type { Stamp } from '#shared/model/records'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { commentsOn, type Worded } from './comments'
import { spanInWords } from './edition-spans'
import { madeMine, madeTheirs } from './makers'
import type { Review, ReviewState } from './review'
import { eitherOf, theirDifference, type UnitRow } from './unit-row'
import { verdictsOn } from './values'
import { conflictOf, explanationOf } from './words'

/** Everything that is needed to show one row and to decide it. */
export function detailOf(review: Review, state: ReviewState, shown: UnitRow): ReviewDetail {
  const { unit, held, row } = shown
  const { project } = review.open
  const [ours, theirNames] = [eitherOf(project, held.theirs), eitherOf(held.theirs, project)]
  const option = (value: unknown, names: Names): ReviewOption => ({
    value: value ?? null,
    shown: valueInWords(unit, value ?? null, names),
  })
  const [base, mine, theirs] = [
    option(baseOf(shown, review), theirNames),
    option(unit.mine, ours),
    option(unit.theirs, theirNames),
  ]
  const others = unit.options
    .filter(value => ![unit.mine ?? null, unit.theirs ?? null].some(each => deepEqual(each, value)))
    .map(value => option(value, theirNames))
  const records = {
    base: held.base.get(unit.table, unit.id) ?? null,
    mine: (project.get(unit.table, unit.id as never) as AnyRecord | undefined) ?? null,
    theirs: (held.theirs.get(unit.table, unit.id as never) as AnyRecord | undefined) ?? null,
  }
  const between = {
    ...theirDifference(shown, project),
    from: records.mine ?? undefined,
    to: records.theirs ?? undefined,
  }
  const stampWords = (stamp: Stamp | null): MadeBy | null =>
    stamp && { ...stamp, byName: ours.get('annotators', stamp.by)?.name ?? '' }
  const field = unit.part === null ? null : partName(unit.table, unit.part).field
  return {
    row: { ...row, conflict: conflictOf(review, state, shown) },
    explanation: [explanationOf(review, state, shown), ...whereItStands(shown)].join(' '),
    fields:
      field === null
        ? wholeFields(shown, records, ours, theirNames)
        : [
            {
              field,
              name: fieldName(unit.table, field),
              base: base.shown,
              mine: mine.shown,
              theirs: theirs.shown,
            },
          ],
    ...{ base, mine, theirs, others, field, records },
    verdicts: verdictsOn(unit),
    passages: passagesOf(between, ours, theirNames),
    made: {
      mine: stampWords(madeMine(review, unit)),
      theirs: stampWords(madeTheirs(review, held, unit)),
    },
    decision: decisionOf(shown, review, stampWords),
    comments: commentsOn(shown, review, stampWords),
  }
}

/** A row as the list has it: with the sentence about its conflict, and what each side says. */
export function listedRow(review: Review, state: ReviewState, shown: UnitRow): ReviewRow {
  const { unit, held, row } = shown
  const conflict = conflictOf(review, state, shown)
  if (unit.part === null) return { ...row, conflict }
  const { project } = review.open
  const theirNames = eitherOf(held.theirs, project)
  const words = (value: unknown, names: Names) => valueInWords(unit, value ?? null, names)
  const values = {
    base: words(baseOf(shown, review), theirNames),
    mine: words(unit.mine, eitherOf(project, held.theirs)),
    theirs: words(unit.theirs, theirNames),
  }
  return { ...row, conflict, values }
}

/** What both had before: where an earlier merge left it open, as that merge found it, and not what has come in since. */
function baseOf({ unit }: UnitRow, { open }: Review): unknown {
  const decision = open.project.get('decisions', decisionIdOf(unit.key))
  return decision && !decision.settled ? decision.base : unit.base
}

/** The part of a record that says where it stands. */
const partOfSpans: { readonly [T in TableName]?: string } = {
  claims: 'spans',
  mentions: 'span',
  links: 'target',
}

/** What became of words that they marked in another edition, in a sentence. */
function whereItStands({ unit: { table, id, part }, held }: UnitRow): string[] {
  const found = held.spans.here.get(keyOf(table, id))
  const words = found && (part === null || part === partOfSpans[table]) ? spanInWords(found) : null
  return words === null ? [] : [words]
}

/** Every field that says something in any of the three, as each has it. */
function wholeFields(
  { unit: { table } }: UnitRow,
  records: ReviewDetail['records'],
  ours: Names,
  theirNames: Names,
): ReviewDetail['fields'] {
  const about = { key: '', table, id: '', kind: 'added', weight: 'content', fields: [] } as const
  const shownIn = (record: AnyRecord | null, names: Names) =>
    record ? shownFields({ ...about, from: undefined, to: record }, names, names) : []
  const sides = {
    base: shownIn(records.base, theirNames),
    mine: shownIn(records.mine, ours),
    theirs: shownIn(records.theirs, theirNames),
  }
  const names = new Map(
    [...sides.theirs, ...sides.mine, ...sides.base].map(({ field, name }) => [field, name]),
  )
  const value = (side: keyof typeof sides, field: string) =>
    sides[side].find(each => each.field === field)?.to ?? null
  return [...names].map(([field, name]) => ({
    field,
    name,
    base: value('base', field),
    mine: value('mine', field),
    theirs: value('theirs', field),
  }))
}

function decisionOf({ unit, held, row }: UnitRow, { open }: Review, worded: Worded): ReviewDecision | null {
  const decision = open.project.get('decisions', decisionIdOf(unit.key))
  const made = decision && worded(decision.changed ?? decision.created)
  if (!decision || !made) return null
  const { id, settled, value, reason } = decision
  const shown = settled ? valueInWords(unit, value ?? null, eitherOf(open.project, held.theirs)) : null
  return { id, settled, verdict: settled ? row.verdict : null, shown, reason, made }
}
