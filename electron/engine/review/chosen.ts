import type { ReviewFilter } from '#shared/api/review-contract'
import type { Alike } from '#shared/api/review-views'
import { partName } from '#shared/merge/field-rules'
import { wordQuery } from '#shared/search/words'
import type { Waiting } from '../making'
import { answeredTo } from '../queries/kept'
import { conflictsFirst } from './order'
import type { ReviewState } from './review'
import type { UnitRow } from './unit-row'

/** How many rows are looked at in a step. */
const together = 512

/**
 * The rows that a filter lets through, in the order that it asks for: worked out once for all pages of a list. Null where
 * whoever waits has given it up.
 */
export function chosenRows(
  state: ReviewState,
  filter: ReviewFilter,
  waiting: Waiting,
): Promise<readonly UnitRow[] | null> {
  return answeredTo(waiting, 'Looking through the differences', state, state.mark, [filter], () =>
    choosing(state, filter),
  )
}

function* choosing({ rows }: ReviewState, filter: ReviewFilter): Generator<unknown, readonly UnitRow[]> {
  const query = wordQuery(filter.text)
  const passes = <V>(list: readonly V[], value: V) => list.length === 0 || list.includes(value)
  const through: UnitRow[] = []
  for (const [at, each] of rows.entries()) {
    const { row } = each
    if (
      passes(filter.standings, row.standing) &&
      passes(filter.kinds, row.kind) &&
      passes(filter.weights, row.weight) &&
      passes(filter.tables, row.table) &&
      passes(filter.articles, row.article) &&
      passes(filter.annotators, row.by) &&
      passes(filter.files, row.file) &&
      (query.words.length === 0 || query.matches(row.title, row.articleTitle))
    )
      through.push(each)
    if (at % together === together - 1) yield at / rows.length
  }
  return filter.sort === 'conflicts' ? yield* conflictsFirst(through) : through
}

/**
 * All that is left of the same kind as this one, and not in conflict: the same table, field, kind and file. In steps that
 * others can come between: each says how much of it is done.
 */
export function* findingAlike({ rows }: ReviewState, like: UnitRow): Generator<number, Alike> {
  const keys: string[] = []
  for (const [at, each] of rows.entries()) {
    if (each.row.standing === 'theirs' && isAlike(each, like)) keys.push(each.row.key)
    if (at % together === together - 1) yield at / rows.length
  }
  return { count: keys.length, keys }
}

function isAlike(a: UnitRow, b: UnitRow): boolean {
  return (
    a.held === b.held && a.row.table === b.row.table && a.row.kind === b.row.kind && fieldOf(a) === fieldOf(b)
  )
}

const fieldOf = ({ unit: { table, part } }: UnitRow) => (part === null ? null : partName(table, part).field)
