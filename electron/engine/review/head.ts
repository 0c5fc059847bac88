import type { ArticleDiffering } from '#shared/api/compare-views'
import type {
  ReviewedFile,
  ReviewHead,
  ReviewProgress,
  ReviewStanding,
  ReviewSummary,
} from '#shared/api/review-views'
import type { DifferenceKind, DifferenceWeight } from '#shared/compare/kinds'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { type TableName, tableNames } from '#shared/model/tables'
import { knownTitles } from './known-titles'
import type { UnitRow } from './unit-row'

/** How many rows are counted between two breaths. */
const pace = 512

/** What a window is told of a review as a whole. Yields how much of it is done, where that is known. */
export function* headOfRows(
  id: string,
  files: readonly ReviewedFile[],
  rows: readonly UnitRow[],
  project: ProjectReader,
): Generator<unknown, ReviewHead> {
  const { asked, ...summary } = yield* summaryOf(rows, files.length)
  const doubts = yield* knownTitles(rows, project)
  return { id, files, progress: progressOf(asked, summary), summary, doubts }
}

function progressOf(total: number, { standings }: ReviewSummary): ReviewProgress {
  const { conflict, theirs, later } = standings
  const left = conflict + theirs + later
  return { total, decided: total - left, conflicts: conflict, later, left }
}

/** How many there are of each sort, and how many there is, or was, something to decide about. */
function* summaryOf(
  rows: readonly UnitRow[],
  files: number,
): Generator<number, ReviewSummary & { readonly asked: number }> {
  const kinds: Record<DifferenceKind, number> = { added: 0, changed: 0, removed: 0 }
  const weights: Record<DifferenceWeight, number> = { content: 0, wording: 0, order: 0 }
  const standings: Record<ReviewStanding, number> = { conflict: 0, theirs: 0, later: 0, decided: 0, same: 0 }
  const tables = new Map<TableName, number>()
  const annotators = new Map<AnnotatorId, { name: string; count: number }>()
  const perFile = Array.from({ length: files }, () => 0)
  let asking = 0
  for (const [i, { row, asked }] of rows.entries()) {
    if (i % pace === pace - 1) yield i / rows.length
    if (asked) asking++
    kinds[row.kind]++
    weights[row.weight]++
    standings[row.standing]++
    tables.set(row.table, (tables.get(row.table) ?? 0) + 1)
    perFile[row.file] = (perFile[row.file] ?? 0) + 1
    if (row.by) {
      const known = annotators.get(row.by) ?? { name: row.byName, count: 0 }
      known.count++
      annotators.set(row.by, known)
    }
  }
  return {
    asked: asking,
    total: rows.length,
    kinds,
    weights,
    standings,
    files: perFile,
    tables: tableNames.flatMap(table => {
      const count = tables.get(table)
      return count ? [{ table, count }] : []
    }),
    annotators: [...annotators].map(([id, { name, count }]) => ({ id, name, count })),
  }
}

/** The articles that rows are of, in the order of the project; those that it has not got last. Yields how much of it is done. */
export function* articlesOfRows(
  rows: readonly UnitRow[],
  project: ProjectReader,
): Generator<number, readonly ArticleDiffering[]> {
  const articles = new Map<ArticleId, { title: string; count: number }>()
  for (const [i, { row }] of rows.entries()) {
    if (i % pace === pace - 1) yield i / rows.length
    if (!row.article) continue
    const known = articles.get(row.article) ?? { title: row.articleTitle, count: 0 }
    known.count++
    articles.set(row.article, known)
  }
  yield 1
  const order = new Map([...project.all('articles')].map(({ id }, i) => [id, i]))
  yield 1
  return [...articles]
    .map(([id, { title, count }]) => ({ id, title, count }))
    .sort((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size))
}
