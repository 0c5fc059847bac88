import type { Params } from '#shared/api/contract'
import type { Window } from '#shared/api/views'
import type { ArticleId } from '#shared/model/ids'
import { wordQuery } from '#shared/search/words'

type Asked = Params<'agreement.articles'>

interface ArticleOfList {
  readonly id: ArticleId
}

/**
 * A part of a list of articles to choose from: those whose titles fit the words; or those that are asked after by id, with
 * what `unlisted` says of one that the list has not got.
 */
export function articleChoices<Row extends ArticleOfList>(
  rows: readonly Row[],
  { text, among, offset, limit }: Asked,
  titleOf: (row: Row) => string,
  unlisted: (id: ArticleId) => Row | null,
): Window<Row> {
  const found = among ? asked(rows, among, unlisted) : fitting(rows, text, titleOf)
  return { total: found.length, offset, rows: found.slice(offset, offset + limit) }
}

function asked<Row extends ArticleOfList>(
  rows: readonly Row[],
  among: readonly ArticleId[],
  unlisted: (id: ArticleId) => Row | null,
): readonly Row[] {
  const wanted = new Set(among)
  const known = new Map(rows.filter(({ id }) => wanted.has(id)).map(row => [row.id, row]))
  return among.flatMap(id => known.get(id) ?? unlisted(id) ?? [])
}

function fitting<Row>(rows: readonly Row[], text: string, titleOf: (row: Row) => string): readonly Row[] {
  const query = wordQuery(text)
  return query.words.length === 0 ? rows : rows.filter(row => query.matches(titleOf(row)))
}
