import type {
  ArticleDiffering,
  DifferenceKind,
  DifferenceSummary,
  DifferenceWeight,
} from '#shared/api/compare-views'
import type { Difference } from '#shared/compare/differences'
import type { Source } from '#shared/compare/patch-for'
import { whereOf } from '#shared/compare/titles'
import type { AnnotatorId, ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Stamp } from '#shared/model/records'
import { sorting } from '#shared/model/sorting'
import { type TableName, tableNames } from '#shared/model/tables'

/** The article that a difference is in, and where, as it is now; or as it was, where it is no more. */
export function placeIn(
  { table, from, to }: Difference,
  before: Source,
  after: Source,
): ReturnType<typeof whereOf> {
  return (to && whereOf(table, to, after)) || (from ? whereOf(table, from, before) : null)
}

export function articleTitle(id: ArticleId, before: Source, after: Source): string {
  return (after.get('articles', id) ?? before.get('articles', id))?.title ?? ''
}

export function annotatorName(id: AnnotatorId, before: Source, after: Source): string {
  return (after.get('annotators', id) ?? before.get('annotators', id))?.name ?? ''
}

/** How many are looked at in a step. */
const together = 256

/**
 * What belongs to no article first; then by article, in the order of its text; at one place by table. In steps that others
 * can come between, as is all that goes through many differences.
 */
export function* inOrder(
  found: Iterable<Difference>,
  before: Source,
  after: ProjectReader,
): Generator<undefined, readonly Difference[]> {
  const articles = new Map<ArticleId, number>()
  for (const { id } of after.all('articles')) articles.set(id, articles.size)
  const placed: Placed[] = []
  for (const difference of [...found]) {
    const place = placeIn(difference, before, after)
    placed.push({
      difference,
      article: place ? (articles.get(place.article) ?? articles.size) : -1,
      id: place?.article ?? '',
      start: place?.start ?? 0,
      table: tableNames.indexOf(difference.table),
    })
    if (placed.length % together === 0) yield
  }
  const ordered = yield* sorting(
    placed,
    (a, b) =>
      a.article - b.article ||
      Number(a.id > b.id) - Number(a.id < b.id) ||
      a.start - b.start ||
      a.table - b.table ||
      Number(a.difference.key > b.difference.key) - Number(a.difference.key < b.difference.key),
  )
  return ordered.map(({ difference }) => difference)
}

interface Placed {
  readonly difference: Difference
  readonly article: number
  readonly id: string
  readonly start: number
  readonly table: number
}

/** How many there are of each sort. */
export function* summaryOf(
  all: readonly Difference[],
  madeBy: (difference: Difference) => Stamp | null,
  before: Source,
  after: Source,
): Generator<undefined, DifferenceSummary> {
  const kinds: Record<DifferenceKind, number> = { added: 0, changed: 0, removed: 0 }
  const weights: Record<DifferenceWeight, number> = { content: 0, wording: 0, order: 0 }
  const tables = new Map<TableName, number>()
  const annotators = new Map<AnnotatorId, number>()
  for (const [at, difference] of all.entries()) {
    if (at % together === together - 1) yield
    kinds[difference.kind]++
    weights[difference.weight]++
    count(tables, difference.table)
    const by = madeBy(difference)?.by
    if (by) count(annotators, by)
  }
  return {
    total: all.length,
    kinds,
    weights,
    tables: tableNames.flatMap(table => {
      const found = tables.get(table)
      return found ? [{ table, count: found }] : []
    }),
    annotators: [...annotators].map(([id, count]) => ({ id, name: annotatorName(id, before, after), count })),
  }
}

/** The articles in which something differs, in the order of the differences. */
export function* differingArticles(
  all: readonly Difference[],
  before: Source,
  after: Source,
): Generator<undefined, readonly ArticleDiffering[]> {
  const articles = new Map<ArticleId, number>()
  for (const [at, difference] of all.entries()) {
    if (at % together === together - 1) yield
    const place = placeIn(difference, before, after)
    if (place) count(articles, place.article)
  }
  return [...articles].map(([id, count]) => ({ id, title: articleTitle(id, before, after), count }))
}

function count<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
