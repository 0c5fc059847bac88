import type { ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { sorting } from '#shared/model/sorting'
import { tableNames } from '#shared/model/tables'
import type { UnitRow } from './unit-row'

/** How many are looked at between two breaths. */
const pace = 512

/** Where a row belongs among others. */
interface Placed {
  readonly each: UnitRow
  readonly article: number
  readonly table: number
}

/** Says where a row belongs, as the project is now. Yields now and then. */
function* placing(project: ProjectReader): Generator<undefined, (each: UnitRow) => Placed> {
  const articles = new Map<ArticleId, number>()
  for (const { id } of project.all('articles')) {
    articles.set(id, articles.size)
    if (articles.size % pace === 0) yield
  }
  return each => {
    const { article, table } = each.row
    return {
      each,
      article: article === null ? -1 : (articles.get(article) ?? articles.size),
      table: tableNames.indexOf(table),
    }
  }
}

const byName = (a: string, b: string) => Number(a > b) - Number(a < b)

/**
 * What belongs to no article first; then by article, in the order of its text; at one place by table and record.
 */
const byPlace = (a: Placed, b: Placed): number =>
  a.article - b.article ||
  byName(a.each.row.article ?? '', b.each.row.article ?? '') ||
  a.each.start - b.each.start ||
  a.table - b.table ||
  byName(a.each.row.id, b.each.row.id) ||
  a.each.row.file - b.each.row.file ||
  byName(a.each.row.unit, b.each.row.unit)

/** The rows in the order of the articles. Yields now and then. */
export function* inPlace(
  rows: readonly UnitRow[],
  project: ProjectReader,
): Generator<undefined, readonly UnitRow[]> {
  const placed = yield* allPlaced(rows, yield* placing(project))
  const ordered = yield* sorting(placed, byPlace)
  return ordered.map(({ each }) => each)
}

/** Rows that are in that order, with others put in where they belong. Yields now and then. */
export function* putInPlace(
  rows: readonly UnitRow[],
  others: readonly UnitRow[],
  project: ProjectReader,
): Generator<undefined, readonly UnitRow[]> {
  if (others.length === 0) return rows
  const place = yield* placing(project)
  const coming = yield* sorting(yield* allPlaced(others, place), byPlace)
  const all: UnitRow[] = []
  let from = 0
  for (const placed of coming) {
    const to = firstAfter(placed, from)
    for (; from < to; from++) {
      all.push(rows[from] as UnitRow)
      if (all.length % pace === 0) yield
    }
    all.push(placed.each)
    if (all.length % pace === 0) yield
  }
  for (; from < rows.length; from++) all.push(rows[from] as UnitRow)
  return all

  function firstAfter(placed: Placed, least: number): number {
    let [low, high] = [least, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (byPlace(place(rows[middle] as UnitRow), placed) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

function* allPlaced(
  rows: readonly UnitRow[],
  place: (each: UnitRow) => Placed,
): Generator<undefined, readonly Placed[]> {
  const placed: Placed[] = []
  for (const each of rows) {
    placed.push(place(each))
    if (placed.length % pace === 0) yield
  }
  return placed
}

const rank = { conflict: 0, theirs: 1, later: 2, decided: 3, same: 3 } as const

/** Conflicts first, then what is left, then what was put off, then the rest; each in the order of the articles. Yields now and then. */
export const conflictsFirst = <R extends Pick<UnitRow, 'stands'>>(
  rows: readonly R[],
): Generator<undefined, readonly R[]> =>
  sorting(rows, (a, b) => rank[a.stands.standing] - rank[b.stands.standing])
