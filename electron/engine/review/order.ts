import type { ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { tableNames } from '#shared/model/tables'
import { sorted } from './sorted'
import type { UnitRow } from './unit-row'

/** How many are looked at between two breaths. */
const pace = 512

/**
 * What belongs to no article first; then by article, in the order of its text; at one place by table and record. Yields
 * now and then.
 */
export function* inPlace(
  rows: readonly UnitRow[],
  project: ProjectReader,
): Generator<undefined, readonly UnitRow[]> {
  const articles = new Map<ArticleId, number>()
  for (const { id } of project.all('articles')) {
    articles.set(id, articles.size)
    if (articles.size % pace === 0) yield
  }
  const placed: { each: UnitRow; article: number; table: number }[] = []
  for (const each of rows) {
    const { article, table } = each.row
    placed.push({
      each,
      article: article === null ? -1 : (articles.get(article) ?? articles.size),
      table: tableNames.indexOf(table),
    })
    if (placed.length % pace === 0) yield
  }
  const byName = (a: string, b: string) => Number(a > b) - Number(a < b)
  const ordered = yield* sorted(
    placed,
    (a, b) =>
      a.article - b.article ||
      byName(a.each.row.article ?? '', b.each.row.article ?? '') ||
      a.each.start - b.each.start ||
      a.table - b.table ||
      byName(a.each.row.id, b.each.row.id) ||
      a.each.row.file - b.each.row.file ||
      byName(a.each.row.unit, b.each.row.unit),
  )
  return ordered.map(({ each }) => each)
}

const rank = { conflict: 0, theirs: 1, later: 2, decided: 3, same: 3 } as const

/** Conflicts first, then what is left, then what was put off, then the rest; each in the order of the articles. */
export function conflictsFirst(rows: readonly UnitRow[]): readonly UnitRow[] {
  return [...rows].sort((a, b) => rank[a.stands.standing] - rank[b.stands.standing])
}
