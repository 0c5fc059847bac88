import type { AdjudicationId, ArticleId, ClaimId, CommentId, EntityId, LinkId, MentionId } from './ids'
import { linkEnds } from './project'
import type { Claim, EvidenceLink, Mention } from './records'
import type { Adjudication, Comment } from './review-records'
import type { TableName, TableRecords } from './tables'

/** Ids by the id of what they belong to. Most have but one, which stands by itself: sets by the ten thousand cost memory. */
class Index<Key, Value extends string> {
  readonly #found = new Map<Key, Value | Set<Value>>()

  add(key: Key, value: Value): void {
    const there = this.#found.get(key)
    if (there === undefined) this.#found.set(key, value)
    else if (there instanceof Set) there.add(value)
    else if (there !== value) this.#found.set(key, new Set([there, value]))
  }

  remove(key: Key, value: Value): void {
    const there = this.#found.get(key)
    if (there === value) this.#found.delete(key)
    else if (there instanceof Set && there.delete(value) && there.size === 0) this.#found.delete(key)
  }

  of(key: Key): ReadonlySet<Value> {
    const there = this.#found.get(key)
    if (there === undefined) return Index.#none as ReadonlySet<Value>
    return there instanceof Set ? there : new Set([there])
  }

  static readonly #none: ReadonlySet<never> = new Set()
}

/** Which records belong to what: kept for a whole project, and for the records that a draft lays over one. */
export class RecordIndexes {
  readonly #claimsIn = new Index<ArticleId, ClaimId>()
  readonly #mentionsIn = new Index<ArticleId, MentionId>()
  readonly #spanLinksIn = new Index<ArticleId, LinkId>()
  readonly #linksOf = new Index<ClaimId, LinkId>()
  readonly #mentionsOf = new Index<EntityId, MentionId>()
  readonly #claimsNaming = new Index<EntityId, ClaimId>()
  readonly #commentsOn = new Index<string, CommentId>()
  readonly #adjudicationsIn = new Index<ArticleId, AdjudicationId>()
  readonly #adjudicationsOf = new Index<ClaimId, AdjudicationId>()

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
  commentsOn(table: TableName, id: string): ReadonlySet<CommentId> {
    return this.#commentsOn.of(`${table}/${id}`)
  }
  adjudicationsIn(article: ArticleId): ReadonlySet<AdjudicationId> {
    return this.#adjudicationsIn.of(article)
  }
  adjudicationsOf(claim: ClaimId): ReadonlySet<AdjudicationId> {
    return this.#adjudicationsOf.of(claim)
  }

  add<T extends TableName>(table: T, record: TableRecords[T]): void {
    this.#index(table, record, 'add')
  }

  /** Takes out a record as it was when it was added. */
  remove<T extends TableName>(table: T, record: TableRecords[T]): void {
    this.#index(table, record, 'remove')
  }

  #index(table: TableName, record: unknown, act: 'add' | 'remove'): void {
    if (table === 'claims') this.#indexClaim(record as Claim, act)
    else if (table === 'mentions') this.#indexMention(record as Mention, act)
    else if (table === 'links') this.#indexLink(record as EvidenceLink, act)
    else if (table === 'comments') this.#indexComment(record as Comment, act)
    else if (table === 'adjudications') this.#indexAdjudication(record as Adjudication, act)
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

  #indexComment({ id, on }: Comment, act: 'add' | 'remove'): void {
    this.#commentsOn[act](`${on.table}/${on.id}`, id)
  }

  #indexAdjudication({ id, article, claims, gold }: Adjudication, act: 'add' | 'remove'): void {
    this.#adjudicationsIn[act](article, id)
    for (const claim of claims) this.#adjudicationsOf[act](claim, id)
    if (gold) this.#adjudicationsOf[act](gold, id)
  }
}
