import {
  type MappedTable,
  type MappingChoice,
  type MappingRow,
  mappedTables,
  type ReviewMapping,
} from '#shared/api/review-views'
import type { Window } from '#shared/api/views'
import { placeOf } from '#shared/compare/differences'
import type { ProjectReader } from '#shared/model/project'
import type { AnyRecord } from '#shared/model/tables'
import { wordQuery } from '#shared/search/words'
import { answered, type VersionedReader } from '../queries/kept'
import { unhurried } from '../storage/breathing'
import type { HeldFile } from './held-file'
import type { MappedPart, Mapping } from './mapping'

/* What a reviewer is shown of a mapping: a part of its rows at a time, and what there is to choose from. */

/** One record of theirs, and the one of ours that it is; undefined where it comes along as new. */
interface Listed {
  readonly key: string
  readonly table: MappedTable
  readonly record: AnyRecord
  readonly part: MappedPart
  readonly here: AnyRecord | undefined
}

const together = 256

/** What theirs are here, counted. */
export async function mappingCounts(
  file: number,
  held: HeldFile,
  mine: VersionedReader,
): Promise<ReviewMapping> {
  const all = await listed(held, mine, [])
  return {
    file,
    apart: held.mapping !== null,
    total: all.length,
    news: all.filter(({ here }) => here === undefined).length,
    tables: mappedTables
      .map(table => ({ table, count: all.filter(each => each.table === table).length }))
      .filter(({ count }) => count > 0),
  }
}

/** The rows of these tables, of all where none is named; those that are new first. */
export async function mappingRows(
  held: HeldFile,
  mine: VersionedReader,
  tables: readonly MappedTable[],
  offset: number,
  limit: number,
): Promise<Window<MappingRow>> {
  const all = await listed(held, mine, tables)
  const rows = all.slice(offset, offset + limit).map(each => rowOf(each, held.file.project, mine))
  return { total: all.length, offset, rows }
}

async function listed(
  { mapping, file }: HeldFile,
  mine: VersionedReader,
  tables: readonly MappedTable[],
): Promise<readonly Listed[]> {
  if (!mapping) return []
  const wanted = new Set(tables.length > 0 ? tables : mappedTables)
  return answered(mapping, mine.version, [...wanted], () => listing(mapping, file.project, mine, wanted))
}

function* listing(
  { parts }: Mapping,
  theirs: ProjectReader,
  mine: ProjectReader,
  wanted: ReadonlySet<MappedTable>,
): Generator<undefined, readonly Listed[]> {
  const [news, known]: [Listed[], Listed[]] = [[], []]
  let seen = 0
  for (const [key, part] of parts) {
    if (++seen % together === 0) yield
    const place = placeOf(key)
    const table = place.table as MappedTable
    const record = wanted.has(table) ? (theirs.get(table, place.id as never) as AnyRecord) : undefined
    if (!record) continue
    const here = part.how === 'new' ? undefined : (mine.get(table, part.id as never) as AnyRecord | undefined)
    const list = here ? known : news
    list.push({ key, table, record, part, here })
  }
  return [...news, ...known]
}

function rowOf(
  { key, table, record, part: { how, uses }, here }: Listed,
  theirs: ProjectReader,
  mine: ProjectReader,
): MappingRow {
  const into = here ? { id: here.id, name: choiceOf(table, here, mine).name } : null
  return { key, table, ...choiceOf(table, record, theirs), into, how, uses }
}

/** What of the project one of theirs can be said to be: at most so many of those that all the words fit. */
export function mappingChoices(
  mine: ProjectReader,
  table: MappedTable,
  text: string,
  limit: number,
): Promise<readonly MappingChoice[]> {
  return unhurried(choosing(mine, table, text, limit))
}

function* choosing(
  mine: ProjectReader,
  table: MappedTable,
  text: string,
  limit: number,
): Generator<undefined, readonly MappingChoice[]> {
  const query = wordQuery(text)
  const found: MappingChoice[] = []
  for (const [at, record] of [...(mine.all(table) as Iterable<AnyRecord>)].entries()) {
    if (at % together === together - 1) yield
    const choice = choiceOf(table, record, mine)
    if (query.words.length > 0 && !query.matches(choice.name, choice.detail)) continue
    found.push(choice)
    if (found.length === limit) break
  }
  return found
}

/** What a reviewer is told of a record that is to be matched. */
function choiceOf(table: MappedTable, record: AnyRecord, names: Pick<ProjectReader, 'get'>): MappingChoice {
  const { name, title, source, type, kind } = record as unknown as Readonly<Record<string, string | null>>
  const entityType = type ? names.get('entityTypes', type as never)?.name : ''
  return {
    id: record.id,
    name: (table === 'articles' ? title : name) ?? '',
    detail: (table === 'articles' ? source : table === 'entities' ? entityType : kind) ?? '',
  }
}
