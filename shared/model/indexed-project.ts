import { type Change, eachRecord } from './change'
import { changedTable, madeAt, seated } from './changed-table'
import type {
  AdjudicationId,
  ArticleId,
  ClaimId,
  CommentId,
  EntityId,
  LinkId,
  MentionId,
  TextHash,
} from './ids'
import { emptyProject, type Project, type ProjectReader } from './project'
import { RecordIndexes } from './record-indexes'
import { type IdOf, type TableName, type TableRecords, tableNames } from './tables'

/** How many records are taken in at a step. */
const stepSize = 1_000
/** A table of so many is made anew in a few milliseconds. */
const many = 2_000

/** What a project will be once a change has been made, worked out beside it. */
export interface Coming {
  readonly change: Change
  /** The version of the project that it comes after, and no other. */
  readonly version: number
  readonly tables: ReadonlyMap<TableName, ReadonlyMap<string, object>>
  readonly newest: ReadonlyMap<TableName, string>
  readonly indexes: RecordIndexes
}

/** What a project was before a change that was worked out beside it: what of it the change touched has not been written to since. */
export interface Earlier {
  /** The version of the project that the change has made, and no other. */
  readonly version: number
  readonly tables: ReadonlyMap<TableName, ReadonlyMap<string, object>>
  readonly newest: ReadonlyMap<TableName, string>
  readonly indexes: RecordIndexes
}

/**
 * A project that changes in place and keeps its indexes with it, so that the cost of an operation does not grow
 * with the project. Records themselves are never written to: a snapshot shares them.
 */
export class IndexedProject implements ProjectReader {
  readonly #tables: { [T in TableName]: Map<IdOf<T>, TableRecords[T]> }
  readonly #texts: Map<TextHash, string>
  #indexes = new RecordIndexes()
  /** Per table, when its latest record was made. */
  readonly #newest = new Map<TableName, string>()
  #version = 0
  /** For each copy that is being made, by table: what records were when it began, of those that were changed meanwhile. */
  readonly #copying = new Set<Map<object, Map<string, unknown>>>()

  constructor(project: Project) {
    this.#tables = Object.fromEntries(tableNames.map(name => [name, new Map()])) as never
    this.#texts = new Map(project.texts)
    const steps = this.#begin(project)
    while (!steps.next().done);
  }

  /** The same in steps that others can come between: the indexes of a large project are not made in a frame. */
  static *inSteps(project: Project): Generator<undefined, IndexedProject> {
    const indexed = new IndexedProject({ ...emptyProject(), texts: project.texts })
    yield* indexed.#begin(project)
    return indexed
  }

  *#begin(project: Project): Generator<undefined, void> {
    let taken = 0
    for (const name of tableNames) {
      const records = this.#tables[name] as Map<string, unknown>
      for (const [id, record] of project[name] as ReadonlyMap<string, TableRecords[typeof name]>) {
        records.set(id, record)
        this.#indexes.add(name, record)
        if (++taken % stepSize === 0) yield
      }
      this.#noteNewest(name, records.values() as Iterable<object>)
    }
  }

  get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    return (this.#tables[table] as Map<IdOf<T>, TableRecords[T]>).get(id)
  }
  all<T extends TableName>(table: T): Iterable<TableRecords[T]> {
    return (this.#tables[table] as Map<IdOf<T>, TableRecords[T]>).values()
  }
  size(table: TableName): number {
    return this.#tables[table].size
  }
  text(hash: TextHash): string | undefined {
    return this.#texts.get(hash)
  }
  claimsIn(article: ArticleId): ReadonlySet<ClaimId> {
    return this.#indexes.claimsIn(article)
  }
  mentionsIn(article: ArticleId): ReadonlySet<MentionId> {
    return this.#indexes.mentionsIn(article)
  }
  spanLinksIn(article: ArticleId): ReadonlySet<LinkId> {
    return this.#indexes.spanLinksIn(article)
  }
  linksOf(claim: ClaimId): ReadonlySet<LinkId> {
    return this.#indexes.linksOf(claim)
  }
  mentionsOf(entity: EntityId): ReadonlySet<MentionId> {
    return this.#indexes.mentionsOf(entity)
  }
  claimsNaming(entity: EntityId): ReadonlySet<ClaimId> {
    return this.#indexes.claimsNaming(entity)
  }
  commentsOn(table: TableName, id: string): ReadonlySet<CommentId> {
    return this.#indexes.commentsOn(table, id)
  }
  adjudicationsIn(article: ArticleId): ReadonlySet<AdjudicationId> {
    return this.#indexes.adjudicationsIn(article)
  }
  adjudicationsOf(claim: ClaimId): ReadonlySet<AdjudicationId> {
    return this.#indexes.adjudicationsOf(claim)
  }

  /** Keeps a text that an article is about to refer to. Texts are immutable: the same hash is the same text. */
  addText(hash: TextHash, text: string): void {
    this.#texts.set(hash, text)
  }

  /** Grows with every change: what was worked out from the project is good for as long as this stays. */
  get version(): number {
    return this.#version
  }

  /** Whether a record is to stand before some of many in its table, where it is added: the table has then to be made anew. */
  standsAmongMany(table: TableName, record: object): boolean {
    return this.size(table) > many && madeAt(record) < (this.#newest.get(table) ?? '')
  }

  /**
   * Works out beside the project what it will be once a change that touches much has been made, in steps that others can
   * come between. It holds of the project only for as long as nobody else changes it.
   */
  *coming(change: Change): Generator<undefined, Coming> {
    const version = this.#version
    const tables = new Map<TableName, ReadonlyMap<string, object>>()
    const newest = new Map<TableName, string>()
    for (const table of tableNames) {
      const part = change[table]
      if (!part) continue
      const records = this.#tables[table] as ReadonlyMap<string, object>
      const next = yield* changedTable(records as never, part as never, this.#newest.get(table) ?? '')
      tables.set(table, next.records)
      newest.set(table, next.newest)
    }
    return { change, version, tables, newest, indexes: yield* this.#indexes.after(change) }
  }

  /**
   * Makes the change. Records that come back stand again where they stood. `coming`: what has been worked out of it, where
   * it touches much; it then only has to take its place, so that nobody ever sees half of it, and what was there before it is
   * given back.
   */
  apply(change: Change, coming?: Coming): Earlier | undefined {
    let earlier: Earlier | undefined
    if (coming?.change === change && coming.version === this.#version) earlier = this.#take(coming)
    else this.#make(change)
    this.#version++
    return earlier
  }

  /**
   * Is again what it was, where nothing has been changed since. False, and as it is, where something has. `asOf`: the version
   * that it is as, where whatever has been changed after that one has been taken back.
   */
  putBack(earlier: Earlier, asOf = this.#version): boolean {
    if (earlier.version !== asOf) return false
    this.#take(earlier)
    this.#version++
    return true
  }

  #take({ tables, newest, indexes }: Omit<Earlier, 'version'>): Earlier {
    const before = {
      version: this.#version + 1,
      tables: new Map([...tables.keys()].map(table => [table, this.#tables[table] as never])),
      newest: new Map([...newest.keys()].map(table => [table, this.#newest.get(table) ?? ''])),
      indexes: this.#indexes,
    }
    for (const [table, records] of tables) this.#tables[table] = records as never
    for (const [table, at] of newest) this.#newest.set(table, at)
    this.#indexes = indexes
    return before
  }

  #make(change: Change): void {
    // Thousands in one turn: no more is made of each than has to be.
    for (const table of tableNames) {
      const part = change[table]
      if (!part) continue
      const added: Readonly<Record<string, object>> = part.added
      const back = new Set<string>()
      const before = this.#newest.get(table) ?? ''
      let newest = before
      for (const id in added) {
        const to = added[id] as object
        const made = madeAt(to)
        if (made < before) back.add(id)
        else if (made > newest) newest = made
        this.#put(table, id, undefined, to)
      }
      for (const [id, [from, to]] of Object.entries<readonly [object, object]>(part.updated))
        this.#put(table, id, from, to)
      for (const [id, from] of Object.entries<object>(part.removed)) this.#put(table, id, from, undefined)
      if (back.size > 0) this.#reseat(table, back)
      this.#newest.set(table, newest)
    }
  }

  #put(table: TableName, id: string, from: object | undefined, to: object | undefined): void {
    if (from) this.#indexes.remove(table, from as never)
    const records = this.#tables[table] as Map<string, unknown>
    for (const before of this.#copying) noteBefore(before, records, id, from)
    if (to) records.set(id, to)
    else records.delete(id)
    if (to) this.#indexes.add(table, to as never)
  }

  #reseat(table: TableName, back: ReadonlySet<string>): void {
    const records = this.#tables[table] as unknown as Map<string, { readonly id: string }>
    const order = [...seated(records, back)]
    records.clear()
    for (const record of order) records.set(record.id, record)
  }

  #noteNewest(table: TableName, records: Iterable<object>): void {
    let newest = this.#newest.get(table) ?? ''
    for (const record of records) if (madeAt(record) > newest) newest = madeAt(record)
    this.#newest.set(table, newest)
  }

  /** The project as it stands. Shares the records, copies the tables: later changes here do not reach it. */
  snapshot(): Project {
    const tables = tableNames.map(name => [name, new Map(this.#tables[name] as Map<string, unknown>)])
    return { ...Object.fromEntries(tables), texts: new Map(this.#texts) } as Project
  }

  /**
   * The same in steps that others can come between: the project as it stood at the first of them, whatever is done to it
   * meanwhile. What was changed meanwhile may stand elsewhere in its table. Steps that are not finished must be given up
   * with `return`.
   */
  *snapshotInSteps(): Generator<undefined, Project> {
    const before = new Map<object, Map<string, unknown>>()
    this.#copying.add(before)
    try {
      const copied: Record<string, Map<string, unknown>> = {}
      // A table that another takes the place of meanwhile stays what it was: what happens to the other is not noted for it.
      const tables = [...Object.entries(this.#tables), ['texts', this.#texts] as const]
      let taken = 0
      for (const [name, records] of tables) {
        const copy = new Map<string, unknown>()
        copied[name] = copy
        for (const [id, record] of records as ReadonlyMap<string, unknown>) {
          copy.set(id, record)
          if (++taken % stepSize === 0) yield
        }
      }
      for (const [name, table] of tables)
        for (const [id, record] of before.get(table) ?? [])
          if (record === undefined) copied[name]?.delete(id)
          else copied[name]?.set(id, record)
      return copied as unknown as Project
    } finally {
      this.#copying.delete(before)
    }
  }
}

function noteBefore(
  before: Map<object, Map<string, unknown>>,
  table: object,
  id: string,
  record: unknown,
): void {
  const records = before.get(table) ?? new Map<string, unknown>()
  if (!records.has(id)) before.set(table, records.set(id, record))
}

/** The project after a change, as a new value that shares what did not change. Records that come back come last. */
export function applyChange(project: Project, change: Change): Project {
  const tables: Record<string, ReadonlyMap<unknown, unknown>> = {}
  for (const { table, id, to } of eachRecord(change)) {
    const records = (tables[table] ??= new Map(project[table] as ReadonlyMap<unknown, unknown>)) as Map<
      unknown,
      unknown
    >
    if (to) records.set(id, to)
    else records.delete(id)
  }
  return { ...project, ...tables } as Project
}
