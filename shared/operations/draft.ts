import { atOnce } from '../model/at-once'
import { type Change, ChangeBuilder } from '../model/change'
import type {
  AdjudicationId,
  ArticleId,
  ClaimId,
  CommentId,
  EntityId,
  LinkId,
  MentionId,
  TextHash,
} from '../model/ids'
import type { ProjectReader } from '../model/project'
import { RecordIndexes } from '../model/record-indexes'
import { type IdOf, type TableName, type TableRecords, tableNames } from '../model/tables'

type Touched = { [T in TableName]?: Map<IdOf<T>, TableRecords[T] | undefined> }

/** A project with changes laid over it that have not been made yet: what the later operations of a batch look at. */
export class Draft implements ProjectReader {
  readonly #base: ProjectReader
  readonly #texts: ReadonlyMap<TextHash, string> | undefined
  readonly #touched: Touched = {}
  /**
   * What the records put here belong to, so that a part of a batch costs the same however many came before it. Made when
   * it is first asked for: most operations put one record here and never ask.
   */
  #indexes: RecordIndexes | null = null

  /** `texts`: those that come with the changes, which the project does not have yet. */
  constructor(base: ProjectReader, texts?: ReadonlyMap<TextHash, string>) {
    this.#base = base
    this.#texts = texts
  }

  put<T extends TableName>(table: T, record: TableRecords[T]): void {
    this.#lay(table, record.id as IdOf<T>, record)
  }

  remove<T extends TableName>(table: T, id: IdOf<T>): void {
    this.#lay(table, id, undefined)
  }

  change(): Change {
    return atOnce(this.changing())
  }

  /** The same in steps, one for each record that was touched. */
  *changing(): Generator<undefined, Change> {
    const builder = new ChangeBuilder()
    for (const table of tableNames) {
      const touched = this.#touched[table]
      if (!touched) continue
      for (const [id, to] of touched) {
        builder.record(table, id, this.#base.get(table, id), to)
        yield
      }
    }
    return builder.done()
  }

  get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    const touched = this.#touched[table] as Map<IdOf<T>, TableRecords[T] | undefined> | undefined
    return touched?.has(id) ? touched.get(id) : this.#base.get(table, id)
  }

  *all<T extends TableName>(table: T): Generator<TableRecords[T]> {
    const touched = this.#of(table)
    for (const record of this.#base.all(table)) if (!touched.has(record.id as IdOf<T>)) yield record
    for (const record of touched.values()) if (record) yield record
  }

  size(table: TableName): number {
    let size = this.#base.size(table)
    for (const [id, record] of this.#touched[table] ?? []) {
      size += Number(record !== undefined) - Number(this.#base.get(table, id) !== undefined)
    }
    return size
  }

  text(hash: TextHash): string | undefined {
    return this.#texts?.get(hash) ?? this.#base.text(hash)
  }

  claimsIn(article: ArticleId): ClaimId[] {
    return this.#select('claims', this.#base.claimsIn(article), this.#put.claimsIn(article))
  }
  mentionsIn(article: ArticleId): MentionId[] {
    return this.#select('mentions', this.#base.mentionsIn(article), this.#put.mentionsIn(article))
  }
  spanLinksIn(article: ArticleId): LinkId[] {
    return this.#select('links', this.#base.spanLinksIn(article), this.#put.spanLinksIn(article))
  }
  linksOf(claim: ClaimId): LinkId[] {
    return this.#select('links', this.#base.linksOf(claim), this.#put.linksOf(claim))
  }
  mentionsOf(entity: EntityId): MentionId[] {
    return this.#select('mentions', this.#base.mentionsOf(entity), this.#put.mentionsOf(entity))
  }
  claimsNaming(entity: EntityId): ClaimId[] {
    return this.#select('claims', this.#base.claimsNaming(entity), this.#put.claimsNaming(entity))
  }

  commentsOn(table: TableName, id: string): CommentId[] {
    return this.#select('comments', this.#base.commentsOn(table, id), this.#put.commentsOn(table, id))
  }
  adjudicationsIn(article: ArticleId): AdjudicationId[] {
    return this.#select(
      'adjudications',
      this.#base.adjudicationsIn(article),
      this.#put.adjudicationsIn(article),
    )
  }
  adjudicationsOf(claim: ClaimId): AdjudicationId[] {
    return this.#select('adjudications', this.#base.adjudicationsOf(claim), this.#put.adjudicationsOf(claim))
  }

  /** The records that were there and are to be no more. */
  *removed(): Generator<{ readonly table: TableName; readonly id: string }> {
    for (const table of tableNames)
      for (const [id, record] of this.#touched[table] ?? [])
        if (!record && this.#base.get(table, id as never)) yield { table, id }
  }

  /** The base's answer, less what has been touched, plus what fits of that. A copy: callers change what they walk. */
  #select<T extends TableName>(table: T, base: Iterable<IdOf<T>>, put: Iterable<IdOf<T>>): IdOf<T>[] {
    const touched = this.#of(table)
    const ids: IdOf<T>[] = []
    for (const id of base) if (!touched.has(id)) ids.push(id)
    for (const id of put) ids.push(id)
    return ids
  }

  get #put(): RecordIndexes {
    if (!this.#indexes) atOnce(this.indexing())
    return this.#indexes as RecordIndexes
  }

  /** Makes in steps what is otherwise made in one turn, when it is first asked what belongs to a record. */
  *indexing(): Generator<undefined, void> {
    if (this.#indexes) return
    const indexes = new RecordIndexes()
    for (const table of tableNames)
      for (const record of this.#touched[table]?.values() ?? []) {
        if (record) indexes.add(table, record)
        yield
      }
    this.#indexes = indexes
  }

  #lay<T extends TableName>(table: T, id: IdOf<T>, record: TableRecords[T] | undefined): void {
    const touched = this.#of(table)
    const last = touched.get(id)
    if (last) this.#indexes?.remove(table, last)
    if (record) this.#indexes?.add(table, record)
    touched.set(id, record)
  }

  #of<T extends TableName>(table: T): Map<IdOf<T>, TableRecords[T] | undefined> {
    return (this.#touched[table] ??= new Map() as never) as unknown as Map<
      IdOf<T>,
      TableRecords[T] | undefined
    >
  }
}
