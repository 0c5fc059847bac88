import { type Change, eachRecord } from './change'
import type { ArticleId, ClaimId, EntityId, LinkId, MentionId, TextHash } from './ids'
import type { Project, ProjectReader } from './project'
import { RecordIndexes } from './record-indexes'
import { type IdOf, type TableName, type TableRecords, tableNames } from './tables'

/**
 * A project that changes in place and keeps its indexes with it, so that the cost of an operation does not grow
 * with the project. Records themselves are never written to: a snapshot shares them.
 */
export class IndexedProject implements ProjectReader {
  readonly #tables: { [T in TableName]: Map<IdOf<T>, TableRecords[T]> }
  readonly #texts: Map<TextHash, string>
  readonly #indexes = new RecordIndexes()

  constructor(project: Project) {
    const tables = tableNames.map(name => [name, new Map(project[name] as ReadonlyMap<string, unknown>)])
    this.#tables = Object.fromEntries(tables) as never
    this.#texts = new Map(project.texts)
    for (const claim of this.#tables.claims.values()) this.#indexes.add('claims', claim)
    for (const mention of this.#tables.mentions.values()) this.#indexes.add('mentions', mention)
    for (const link of this.#tables.links.values()) this.#indexes.add('links', link)
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

  /** Keeps a text that an article is about to refer to. Texts are immutable: the same hash is the same text. */
  addText(hash: TextHash, text: string): void {
    this.#texts.set(hash, text)
  }

  apply(change: Change): void {
    for (const { table, id, from, to } of eachRecord(change)) {
      if (from) this.#indexes.remove(table, from)
      const records = this.#tables[table] as Map<string, unknown>
      if (to) records.set(id, to)
      else records.delete(id)
      if (to) this.#indexes.add(table, to)
    }
  }

  /** The project as it stands. Shares the records, copies the tables: later changes here do not reach it. */
  snapshot(): Project {
    const tables = tableNames.map(name => [name, new Map(this.#tables[name] as Map<string, unknown>)])
    return { ...Object.fromEntries(tables), texts: new Map(this.#texts) } as Project
  }
}

/** The project after a change, as a new value that shares what did not change. */
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
