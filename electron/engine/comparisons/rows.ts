import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceDetail, DifferenceRow } from '#shared/api/compare-views'
import type { Difference } from '#shared/compare/differences'
import { passagesOf } from '#shared/compare/passages'
import type { Source } from '#shared/compare/patch-for'
import { fieldName, shownFields } from '#shared/compare/shown-fields'
import { endsOf, leadOf, titleOf } from '#shared/compare/titles'
import type { EvidenceLink, Stamp } from '#shared/model/records'
import type { AnyRecord } from '#shared/model/tables'
import { wordQuery } from '#shared/search/words'
import { answered } from '../queries/kept'
import type { Comparison } from './comparison'
import { annotatorName, articleTitle, placeIn } from './summary'

/**
 * The differences that a filter lets through, in order: looked for once for all pages of a list, while the project is as
 * it is.
 */
export async function chosen(
  comparison: Comparison,
  filter: DifferenceFilter,
): Promise<readonly Difference[]> {
  const all = await comparison.all()
  return answered(all, null, ['chosen', filter], () => choosing(comparison, all, filter))
}

/** Difference by difference, so that others can come between. */
function* choosing(
  comparison: Comparison,
  all: readonly Difference[],
  filter: DifferenceFilter,
): Generator<undefined, readonly Difference[]> {
  const query = wordQuery(filter.text)
  const passes = <V>(list: readonly V[], value: V) => list.length === 0 || list.includes(value)
  const { source, open } = comparison
  const through: Difference[] = []
  for (const difference of all) {
    if (
      passes(filter.kinds, difference.kind) &&
      passes(filter.weights, difference.weight) &&
      passes(filter.tables, difference.table) &&
      (filter.articles.length === 0 ||
        passes(filter.articles, placeIn(difference, source, open.project)?.article ?? null)) &&
      (filter.annotators.length === 0 ||
        passes(filter.annotators, comparison.madeBy(difference)?.by ?? null)) &&
      (query.words.length === 0 || query.matches(...wordsOf(comparison, difference)))
    )
      through.push(difference)
    yield
  }
  return through
}

/** What the words of a filter are looked for in: what it is called in both states, and its article. */
function wordsOf(comparison: Comparison, { table, from, to }: Difference): string[] {
  const { source, open } = comparison
  return [from ? titleOf(table, from, source) : '', to ? titleOf(table, to, open.project) : '']
}

export function rowOf(comparison: Comparison, difference: Difference): DifferenceRow {
  const { source, open } = comparison
  return rowBetween(difference, comparison.madeBy(difference), source, open.project)
}

/** A difference between two states as a row, with who made it. */
export function rowBetween(
  difference: Difference,
  made: Stamp | null,
  before: Source,
  after: Source,
): DifferenceRow {
  const { key, table, id, kind, weight, fields, from, to } = difference
  const place = placeIn(difference, before, after)
  const [record, names] = to ? [to, after] : [from as AnyRecord, before]
  return {
    key,
    table,
    id,
    kind,
    weight,
    title: titleOf(table, record, names),
    lead: leadOf(table, record, names),
    ends: table === 'links' ? endsOf(record as EvidenceLink, names) : null,
    fields: fields
      .filter(field => field !== 'changed' || fields.length === 1)
      .map(field => fieldName(table, field)),
    article: place?.article ?? null,
    articleTitle: place ? articleTitle(place.article, before, after) : '',
    by: made?.by ?? null,
    byName: made ? annotatorName(made.by, before, after) : '',
    at: made?.at ?? null,
  }
}

export function detailOf(comparison: Comparison, difference: Difference): DifferenceDetail {
  const { source, open } = comparison
  return {
    row: rowOf(comparison, difference),
    fields: shownFields(difference, source, open.project),
    passages: passagesOf(difference, source, open.project),
    from: difference.from ?? null,
    to: difference.to ?? null,
  }
}
