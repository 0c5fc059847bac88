import { type Change, eachRecord } from './change'
import type { ArticleId, ClaimId, EntityId, LinkId, MentionId, TextHash } from './ids'
import { linkEnds, type Project, type ProjectReader } from './project'
import type { Claim, EvidenceLink, Mention } from './records'
import { type IdOf, type TableName, type TableRecords, tableNames } from './tables'

/** Ids by the id of what they belong to. */
class Index<Key, Value> {
  readonly #sets = new Map<Key, Set<Value>>()

  add(key: Key, value: Value): void {
    const set = this.#sets.get(key)
    if (set) set.add(value)
    else this.#sets.set(key, new Set([value]))
  }

  remove(key: Key, value: Value): void {
    const set = this.#sets.get(key)
    if (set?.delete(value) && set.size === 0) this.#sets.delete(key)
  }

  of(key: Key): ReadonlySet<Value> {
    return this.#sets.get(key) ?? (Index.#none as ReadonlySet<Value>)
  }

  static readonly #none: ReadonlySet<never> = new Set()
}

/**
 * A project that changes in place and keeps its indexes with it, so that the cost of an operation does not grow
 * with the project. Records themselves are never written to: a snapshot shares them.
 */
export class IndexedProject implements ProjectReader {
  readonly #tables: { [T in TableName]: Map<IdOf<T>, TableRecords[T]> }
  readonly #texts: Map<TextHash, string>
  readonly #claimsIn = new Index<ArticleId, ClaimId>()
  readonly #mentionsIn = new Index<ArticleId, MentionId>()
  readonly #spanLinksIn = new Index<ArticleId, LinkId>()
  readonly #linksOf = new Index<ClaimId, LinkId>()
  readonly #mentionsOf = new Index<EntityId, MentionId>()
  readonly #claimsNaming = new Index<EntityId, ClaimId>()

  constructor(project: Project) {
    const tables = tableNames.map(name => [name, new Map(project[name] as ReadonlyMap<string, unknown>)])
    this.#tables = Object.fromEntries(tables) as never
    this.#texts = new Map(project.texts)
    for (const claim of this.#tables.claims.values()) this.#indexClaim(claim, 'add')
    for (const mention of this.#tables.mentions.values()) this.#indexMention(mention, 'add')
    for (const link of this.#tables.links.values()) this.#indexLink(link, 'add')
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
    return this.#claimsIn.of(article)
  }
  mentionsIn(article: ArticleId): ReadonlySet<MentionId> {
    return this.#mentionsIn.of(article)
  }
  spanLinksIn(article: ArticleId): ReadonlySet<LinkId> {
    return this.#spanLinksIn.of(article)
  }
  linksOf(claim: ClaimId): ReadonlySet<LinkId> {
    return this.#linksOf.of(claim)
  }
  mentionsOf(entity: EntityId): ReadonlySet<MentionId> {
    return this.#mentionsOf.of(entity)
  }
  claimsNaming(entity: EntityId): ReadonlySet<ClaimId> {
    return this.#claimsNaming.of(entity)
  }

  /** Keeps a text that an article is about to refer to. Texts are immutable: the same hash is the same text. */
  addText(hash: TextHash, text: string): void {
    this.#texts.set(hash, text)
  }

  apply(change: Change): void {
    for (const { table, id, from, to } of eachRecord(change)) {
      if (from) this.#index(table, from, 'remove')
      const records = this.#tables[table] as Map<string, unknown>
      if (to) records.set(id, to)
      else records.delete(id)
      if (to) this.#index(table, to, 'add')
    }
  }

  /** The project as it stands. Shares the records, copies the tables: later changes here do not reach it. */
  snapshot(): Project {
    const tables = tableNames.map(name => [name, new Map(this.#tables[name] as Map<string, unknown>)])
    return { ...Object.fromEntries(tables), texts: new Map(this.#texts) } as Project
  }

  #index(table: TableName, record: unknown, act: 'add' | 'remove'): void {
    if (table === 'claims') this.#indexClaim(record as Claim, act)
    else if (table === 'mentions') this.#indexMention(record as Mention, act)
    else if (table === 'links') this.#indexLink(record as EvidenceLink, act)
  }

  #indexClaim(claim: Claim, act: 'add' | 'remove'): void {
    this.#claimsIn[act](claim.article, claim.id)
    for (const entity of claim.entities) this.#claimsNaming[act](entity, claim.id)
    if (claim.attribution?.entity) this.#claimsNaming[act](claim.attribution.entity, claim.id)
  }

  #indexMention(mention: Mention, act: 'add' | 'remove'): void {
    this.#mentionsIn[act](mention.article, mention.id)
    if (mention.entity) this.#mentionsOf[act](mention.entity, mention.id)
  }

  #indexLink(link: EvidenceLink, act: 'add' | 'remove'): void {
    for (const claim of linkEnds(link)) this.#linksOf[act](claim, link.id)
    if (link.target.kind === 'span') this.#spanLinksIn[act](link.target.article, link.id)
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
