import { type Change, eachRecord } from './change'
import type { AdjudicationId, ArticleId, ClaimId, CommentId, EntityId, LinkId, MentionId } from './ids'
import { linkEnds } from './project'
import type { Claim, EvidenceLink, Mention } from './records'
import type { Adjudication, Comment } from './review-records'
import type { TableName, TableRecords } from './tables'

/** How many entries are copied, or changed, at a step. */
const stepSize = 1_000

/** Ids by the id of what they belong to. Most have but one, which stands by itself: sets by the ten thousand cost memory. */
class Index<Key, Value extends string> {
  readonly #found = new Map<Key, Value | Set<Value>>()
  /**
   * In a copy of another index, which its sets belong to as well: those that are its own by now. The other may take its place
   * again at any time, whatever has been put into this one meanwhile.
   */
  #own: Set<Set<Value>> | null = null

  add(key: Key, value: Value): void {
    const there = this.#found.get(key)
    if (there === undefined) this.#found.set(key, value)
    else if (there instanceof Set) this.#toWrite(key, there).add(value)
    else if (there !== value) this.#keep(key, new Set([there, value]))
  }

  remove(key: Key, value: Value): void {
    const there = this.#found.get(key)
    if (there === value) this.#found.delete(key)
    else if (there instanceof Set) {
      const set = this.#toWrite(key, there)
      if (!set.delete(value) || set.size > 0) return
      this.#found.delete(key)
      this.#own?.delete(set)
    }
  }

  /** A copy, made in steps: what is put into it does not show here. */
  *copying(): Generator<undefined, Index<Key, Value>> {
    const copy = new Index<Key, Value>()
    copy.#own = new Set()
    let taken = 0
    for (const [key, values] of this.#found) {
      copy.#found.set(key, values)
      if (++taken % stepSize === 0) yield
    }
    return copy
  }

  #toWrite(key: Key, set: Set<Value>): Set<Value> {
    return this.#own === null || this.#own.has(set) ? set : this.#keep(key, new Set(set))
  }

  #keep(key: Key, set: Set<Value>): Set<Value> {
    this.#own?.add(set)
    this.#found.set(key, set)
    return set
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
  #claimsIn = new Index<ArticleId, ClaimId>()
  #mentionsIn = new Index<ArticleId, MentionId>()
  #spanLinksIn = new Index<ArticleId, LinkId>()
  #linksOf = new Index<ClaimId, LinkId>()
  #mentionsOf = new Index<EntityId, MentionId>()
  #claimsNaming = new Index<EntityId, ClaimId>()
  #commentsOn = new Index<string, CommentId>()
  #adjudicationsIn = new Index<ArticleId, AdjudicationId>()
  #adjudicationsOf = new Index<ClaimId, AdjudicationId>()

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

  /**
   * The indexes as they will be after a change, made in steps beside these: those of tables that it does not touch are the
   * same. Nothing is put into these meanwhile, nor once those have taken their place; and these take theirs again only where
   * what was put into those since, if anything, has been taken out again: `putBack` holds the versions against each other.
   */
  *after(change: Change): Generator<undefined, RecordIndexes> {
    const { claims, mentions, links, comments, adjudications } = change
    const next = new RecordIndexes()
    next.#claimsIn = claims ? yield* this.#claimsIn.copying() : this.#claimsIn
    next.#claimsNaming = claims ? yield* this.#claimsNaming.copying() : this.#claimsNaming
    next.#mentionsIn = mentions ? yield* this.#mentionsIn.copying() : this.#mentionsIn
    next.#mentionsOf = mentions ? yield* this.#mentionsOf.copying() : this.#mentionsOf
    next.#spanLinksIn = links ? yield* this.#spanLinksIn.copying() : this.#spanLinksIn
    next.#linksOf = links ? yield* this.#linksOf.copying() : this.#linksOf
    next.#commentsOn = comments ? yield* this.#commentsOn.copying() : this.#commentsOn
    next.#adjudicationsIn = adjudications ? yield* this.#adjudicationsIn.copying() : this.#adjudicationsIn
    next.#adjudicationsOf = adjudications ? yield* this.#adjudicationsOf.copying() : this.#adjudicationsOf
    let taken = 0
    for (const { table, from, to } of eachRecord(change)) {
      if (from) next.remove(table, from)
      if (to) next.add(table, to)
      if (++taken % stepSize === 0) yield
    }
    return next
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
