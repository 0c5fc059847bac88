import { basename } from 'node:path'
import type { CameAlong, ReviewVerdict } from '#shared/api/review-views'
import { placeOf } from '#shared/compare/differences'
import { fieldsOfWords } from '#shared/compare/shown-fields'
import { type Names, titleOf } from '#shared/compare/titles'
import { decisionIdOf } from '#shared/merge/decision-records'
import { explainConflict, type Told } from '#shared/merge/explain'
import type { Consequence } from '#shared/merge/soundness'
import { heldBack, unitPlace } from '#shared/merge/unit'
import { partInWords } from '#shared/merge/unit-words'
import { deepEqual } from '#shared/model/equal'
import { inQuotes } from '#shared/model/in-quotes'
import { nounsOf } from '#shared/model/table-nouns'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { short } from '#shared/operations/short'
import type { Met } from './held-file'
import type { Review, ReviewState } from './review'
import { eitherOf, type UnitRow } from './unit-row'
import { usersOf } from './users'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** Why it is in conflict, in a sentence; null where it is not, or is no more. */
export function conflictOf(review: Review, state: ReviewState, shown: UnitRow): string | null {
  const { stands, unit } = shown
  if (stands.code === null) return null
  // What an earlier merge left open goes as what it went with then.
  const left = review.open.project.get('decisions', decisionIdOf(unit.key))
  const follows = unit.follows.length > 0 ? unit.follows : (left?.follows ?? [])
  const about = { ...unit, conflict: stands.code, follows }
  return explainConflict(about, toldOf(review, state, shown)).sentence
}

/** What there is to decide, or what they did, in a sentence. */
export function explanationOf(review: Review, state: ReviewState, shown: UnitRow): string {
  const conflict = conflictOf(review, state, shown)
  const { unit, row } = shown
  const what = partInWords(unit, eitherOf(shown.held.theirs, review.open.project))
  const left = row.kind === 'changed' && deepEqual(unit.base ?? null, unit.theirs ?? null)
  const did = left ? `${them(shown)} left ${what} as it was.` : `${them(shown)} ${row.kind} ${what}.`
  switch (row.standing) {
    case 'conflict':
      return conflict ?? did
    case 'later':
      return `${conflict ?? did} It waits for a decision.`
    case 'same':
      return row.verdict === 'theirs' ? `${did} It was taken.` : `${did} The project says the same.`
    default:
      return did
  }
}

/** Who did it; of what they left as it was, whose file it is. */
const them = ({ row, held }: UnitRow): string =>
  row.byName || held.authors.join(' and ') || held.file.title || basename(held.file.path)

function toldOf(review: Review, state: ReviewState, shown: UnitRow): Told {
  const { held } = shown
  const { lineage } = held
  const met = state.met.get(held)
  return {
    them: them(shown),
    since: lineage.kind === 'shared' && lineage.at ? day.format(new Date(lineage.at)) : null,
    mine: review.open.project,
    theirs: {
      get: (table, id) => held.theirs.get(table, id) ?? (goneRecord(shown, met, table, id) as never),
    },
    redirectOf: key => met?.theirs.redirects.get(key) ?? met?.mine.redirects.get(key),
    usersOf: key => (met ? usersOf(met, key) : []),
  }
}

/** A record that neither has any more, as both had it or as an open decision keeps it. */
function goneRecord({ held }: UnitRow, met: Met | undefined, table: TableName, id: string) {
  const key = `${table}/${id}`
  return held.base.get(table, id) ?? (met && (heldBack(met.mine, key) ?? heldBack(met.theirs, key)))
}

/** How many are put into words between two breaths. */
const pace = 64

/** What a decision dragged along, each with why. Who took part is not worth a word. Yields now and then. */
export function* cameAlong(
  consequences: readonly Consequence[],
  names: Names,
): Generator<undefined, CameAlong[]> {
  const told = new Map<string, CameAlong>()
  for (const { key, what, because } of consequences) {
    const { table, id } = unitPlace(key)
    if (told.has(key) || table === 'annotators') continue
    if (told.size % pace === pace - 1) yield
    const [it, other] = [named(table, id, names), namedKey(because, names)]
    const sentences = {
      brought: `${capital(it)} comes along: ${other} needs it.`,
      'left-out': `${capital(it)} goes with it: it cannot be without ${other}.`,
      turned: `${capital(it)} no longer refers to ${other}.`,
      orphaned: `${capital(it)} has no place in ${other} as it is now, and waits among the orphaned spans.`,
    }
    told.set(key, { unit: key, table, id, title: titleIn(table, id, names), sentence: sentences[what] })
  }
  return [...told.values()]
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

function namedKey(key: string, names: Names): string {
  const { table, id } = placeOf(key)
  return named(table, id, names)
}

function named(table: TableName, id: string, names: Names): string {
  const title = titleIn(table, id, names)
  return `the ${nounsOf[table]}${title === '' ? '' : ` ${inQuotes(short(title))}`}`
}

function titleIn(table: TableName, id: string, names: Names): string {
  const record = names.get(table, id as never) as AnyRecord | undefined
  return record ? titleOf(table, record, names) : ''
}

/** What an act of the reviewer did, for the history and the undo menu. */
export function titleOfAct(
  verdict: ReviewVerdict | 'again',
  shown: readonly UnitRow[],
  along: number,
): string {
  const [only, ...more] = shown
  // Its title is most often the project's own: the two began as one.
  const whose = only ? inQuotes(short(only.held.file.fileName)) : ''
  const what =
    only && more.length === 0
      ? `${only.row.fields.length > 0 ? `${fieldsOfWords(only.row.fields).toLowerCase()} ` : ''}${inQuotes(short(only.row.title))}`
      : `${shown.length} differences`
  const with_ = along > 0 ? ` and ${along} more that belong to it` : ''
  switch (verdict) {
    case 'theirs':
      return `Took ${what}${with_} from ${whose}`
    case 'mine':
      return `Kept ${what} as it is, against ${whose}`
    case 'both':
      return `Kept both of ${what}, with ${whose}`
    case 'edited':
      return `Settled ${what} with ${whose} by a value of its own`
    case 'again':
      return `Opened ${what} from ${whose} again`
    case 'later':
      return `Put off ${what} from ${whose}`
  }
}
