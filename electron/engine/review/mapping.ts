import { type MappedTable, type MappingRow, mappedTables } from '#shared/api/review-views'
import { keyOf, placeOf } from '#shared/compare/differences'
import { knownEditions } from '#shared/editions/known-editions'
import { marksIn } from '#shared/editions/marks'
import { LaidOver, nothingYet, type RecordState } from '#shared/merge/past-state'
import type { ArticleId, TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject, type Project, type ProjectReader } from '#shared/model/project'
import type { Article, Attribute, Entity } from '#shared/model/records'
import { referencesOf } from '#shared/model/references'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { folded } from '#shared/search/words'
import { type EditionSpans, inOurEdition } from './edition-spans'
import { renamed } from './renamed'

/** What the records of a project that was begun apart are in ours, and on what ground. */
export interface Mapping {
  readonly parts: ReadonlyMap<string, MappedPart>
  /** What is the same in both from the beginning. */
  readonly base: RecordState
}

export interface MappedPart {
  /** The id that it goes by here. */
  readonly id: string
  readonly how: MappingRow['how']
  readonly uses: number
}

const pace = 256

/**
 * Says what each article, part of the scheme and entity of theirs is here: an article by its text, or else as another
 * edition of one; everything else by its id, or else by its name. What was `chosen` comes before that; null brings it as new.
 */
export function* proposeMapping(
  mine: ProjectReader,
  theirs: ProjectReader,
  chosen: ReadonlyMap<string, string | null>,
): Generator<undefined, Mapping> {
  const uses = yield* usesOf(theirs)
  const parts = new Map<string, MappedPart>()
  const base = new LaidOver(nothingYet)
  const editions = yield* knownEditions(mine, theirs, settledBy(chosen))
  for (const table of mappedTables) {
    const known = knownHere(table, mine)
    let seen = 0
    for (const record of theirs.all(table) as Iterable<AnyRecord>) {
      const key = keyOf(table, record.id)
      const found =
        match(table, record, mine, known, parts, chosen.get(key)) ?? editionOf(table, record, editions)
      const part = found ?? { id: freeId(table, record.id, mine), how: 'new' as const }
      parts.set(key, { ...part, uses: uses.get(key) ?? 0 })
      const here = found && (mine.get(table, found.id as never) as AnyRecord | undefined)
      if (here) base.lay(table, here.id, here)
      if (++seen % pace === 0) yield
    }
  }
  for (const info of mine.all('info')) base.lay('info', info.id, info)
  return { parts, base }
}

type Found = Pick<MappedPart, 'id' | 'how'>

function settledBy(chosen: ReadonlyMap<string, string | null>) {
  const theirs = new Set<ArticleId>()
  const mine = new Set<ArticleId>()
  for (const [key, into] of chosen) {
    const { table, id } = placeOf(key)
    if (table !== 'articles') continue
    theirs.add(id as ArticleId)
    if (into !== null) mine.add(into as ArticleId)
  }
  return { theirs, mine }
}

function editionOf(
  table: MappedTable,
  { id }: AnyRecord,
  editions: ReadonlyMap<ArticleId, ArticleId>,
): Found | undefined {
  const here = table === 'articles' ? editions.get(id as ArticleId) : undefined
  return here && { id: here, how: 'edition' }
}

function match(
  table: MappedTable,
  record: AnyRecord,
  mine: ProjectReader,
  known: ReadonlyMap<string, string>,
  parts: ReadonlyMap<string, MappedPart>,
  chosen: string | null | undefined,
): Found | undefined {
  if (chosen === null) return undefined
  if (chosen !== undefined && mine.get(table, chosen as never)) return { id: chosen, how: 'chosen' }
  const own = mine.get(table, record.id as never) as AnyRecord | undefined
  const other = mine.get(table, otherId(record.id) as never) as AnyRecord | undefined
  for (const here of [other, own]) if (here && isAlike(table, here, record)) return { id: here.id, how: 'id' }
  for (const name of namesOf(table, record, type => parts.get(keyOf('entityTypes', type))?.id ?? type)) {
    const id = known.get(name)
    if (id !== undefined) return { id, how: table === 'articles' ? 'text' : 'name' }
  }
  return undefined
}

/** Under one id there may be something else here: an article with another text, an attribute of another kind. */
function isAlike(table: MappedTable, a: AnyRecord, b: AnyRecord): boolean {
  if (table === 'articles') return (a as Article).textHash === (b as Article).textHash
  return table !== 'attributes' || (a as Attribute).kind === (b as Attribute).kind
}

function knownHere(table: MappedTable, mine: ProjectReader): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const record of mine.all(table) as Iterable<AnyRecord>)
    for (const name of namesOf(table, record, type => type)) if (!known.has(name)) known.set(name, record.id)
  return known
}

/** What a record is known by, where its id is not: an article by its text; an entity by its names, with its type. */
function namesOf(table: MappedTable, record: AnyRecord, typeHere: (type: string) => string): string[] {
  if (table === 'articles') return [(record as Article).textHash]
  const name = folded((record as { readonly name: string }).name.trim())
  if (table === 'attributes') return [`${(record as Attribute).kind} ${name}`]
  if (table !== 'entities') return [name]
  const { aliases, type } = record as Entity
  const kind = type === null ? '' : typeHere(type)
  return [name, ...aliases.map(alias => folded(alias.trim()))].map(each => `${kind} ${each}`)
}

/** What it goes by where its own id is taken by something else; the same however often it comes. */
const otherId = (id: string) => `${id.slice(0, 74)}.theirs`

function freeId(table: MappedTable, id: string, mine: ProjectReader): string {
  return mine.get(table, id as never) ? otherId(id) : id
}

function* usesOf(theirs: ProjectReader): Generator<undefined, ReadonlyMap<string, number>> {
  const uses = new Map<string, number>()
  let seen = 0
  for (const table of tableNames)
    for (const record of theirs.all(table)) {
      for (const place of referencesOf(table, record as never)) {
        const key = keyOf(place.table, place.id)
        uses.set(key, (uses.get(key) ?? 0) + 1)
      }
      if (++seen % pace === 0) yield
    }
  return uses
}

/**
 * Theirs in our ids, its spans where they stand in our editions. What is here already is as it is here; names that we
 * do not know an entity by are added to it.
 */
export function* mappedProject(
  theirs: ProjectReader,
  { parts }: Mapping,
  mine: ProjectReader,
  spans: EditionSpans,
): Generator<undefined, IndexedProject> {
  const empty = emptyProject()
  const tables = empty as unknown as Record<TableName, Map<string, AnyRecord>>
  const idHere = (table: TableName, id: string) => parts.get(keyOf(table, id))?.id ?? id
  let seen = 0
  for (const table of tableNames) {
    if (table === 'info') continue
    for (const record of theirs.all(table) as Iterable<AnyRecord>) {
      const part = parts.get(keyOf(table, record.id))
      const here = part && part.how !== 'new' ? (mine.get(table, part.id as never) as AnyRecord) : undefined
      const made = here
        ? withTheirNames(table, here, record)
        : renamed(table, inOurEdition(table, record, spans), idHere)
      const before = tables[table].get(made.id)
      tables[table].set(made.id, before && here ? withTheirNames(table, before, record) : made)
      if (++seen % pace === 0) yield
    }
  }
  for (const info of mine.all('info')) tables.info.set(info.id, info)
  const texts = new Map<TextHash, string>()
  for (const textHash of yield* textsBehind(theirs)) {
    const text = theirs.text(textHash)
    if (text !== undefined) texts.set(textHash, text)
  }
  return new IndexedProject({ ...empty, texts } as Project)
}

/** The texts of their articles, and of the earlier editions that their orphans lead into. */
function* textsBehind(theirs: ProjectReader): Generator<undefined, ReadonlySet<TextHash>> {
  const found = new Set<TextHash>()
  for (const { id, textHash } of theirs.all('articles')) {
    found.add(textHash)
    for (const { edition } of marksIn(theirs, id)) if (edition !== undefined) found.add(edition)
    yield
  }
  return found
}

function withTheirNames(table: TableName, here: AnyRecord, theirs: AnyRecord): AnyRecord {
  if (table !== 'entities') return here
  const entity = here as Entity
  const known = new Set([entity.name, ...entity.aliases].map(name => folded(name.trim())))
  const { name, aliases } = theirs as Entity
  const news = [name, ...aliases].filter(each => {
    const word = folded(each.trim())
    return word !== '' && !known.has(word) && known.add(word)
  })
  return news.length === 0 ? here : { ...entity, aliases: [...entity.aliases, ...news] }
}
