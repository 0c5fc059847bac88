import type { ArticleId, AttributeId, ClaimId, EntityId } from './ids'
import { linkEnds, type ProjectReader } from './project'
import type { Claim, Entity, EvidenceLink, Mention } from './records'
import type { Adjudication, Comment } from './review-records'
import type { AnyRecord, IdOf, TableName, TableRecords } from './tables'

/** A record by its table and id. */
export type Place = { [T in TableName]: { readonly table: T; readonly id: IdOf<T> } }[TableName]

const place = <T extends TableName>(table: T, id: IdOf<T>) => ({ table, id }) as Place

/** What a record refers to and cannot be without. Who made it is not among them: see `authorsOf`. */
export function* referencesOf<T extends TableName>(table: T, record: TableRecords[T]): Generator<Place> {
  if (table === 'entities') yield* optional('entityTypes', (record as Entity).type)
  if (table === 'mentions') {
    const { article, entity } = record as Mention
    yield place('articles', article)
    yield* optional('entities', entity)
  }
  if (table === 'claims') {
    const { article, label, entities, attribution, attributes } = record as Claim
    yield place('articles', article)
    yield* optional('labels', label)
    yield* optional('entities', attribution?.entity)
    for (const entity of entities) yield place('entities', entity)
    for (const attribute of Object.keys(attributes)) yield place('attributes', attribute as AttributeId)
  }
  if (table === 'links') {
    const link = record as EvidenceLink
    for (const claim of linkEnds(link)) yield place('claims', claim)
    yield* optional('stances', link.stance)
    if (link.target.kind === 'span') yield place('articles', link.target.article)
  }
  if (table === 'adjudications') {
    const { article, claims, gold } = record as Adjudication
    yield place('articles', article)
    for (const claim of claims) yield place('claims', claim)
    yield* optional('claims', gold)
  }
  if (table === 'comments') {
    const { on, replyTo } = record as Comment
    yield { table: on.table, id: on.id } as Place
    yield* optional('comments', replyTo)
  }
}

function* optional<T extends TableName>(table: T, id: IdOf<T> | null | undefined): Generator<Place> {
  if (id !== null && id !== undefined) yield place(table, id)
}

/** The annotators who made a record and last changed it. */
export function* authorsOf(record: AnyRecord): Generator<Place> {
  if (!('created' in record) || typeof record.created === 'string') return
  yield place('annotators', record.created.by)
  if ('changed' in record && record.changed) yield place('annotators', record.changed.by)
}

/** The records that refer to this one. */
export function* referrersOf(reader: ProjectReader, { table, id }: Place): Generator<Place> {
  yield* places('comments', reader.commentsOn(table, id))
  switch (table) {
    case 'articles':
      yield* places('claims', reader.claimsIn(id as ArticleId))
      yield* places('mentions', reader.mentionsIn(id as ArticleId))
      yield* places('links', reader.spanLinksIn(id as ArticleId))
      yield* places('adjudications', reader.adjudicationsIn(id as ArticleId))
      return
    case 'claims':
      yield* places('links', reader.linksOf(id as ClaimId))
      yield* places('adjudications', reader.adjudicationsOf(id as ClaimId))
      return
    case 'entities':
      yield* places('mentions', reader.mentionsOf(id as EntityId))
      yield* places('claims', reader.claimsNaming(id as EntityId))
      return
    case 'labels':
      yield* fitting(reader, 'claims', claim => claim.label === id)
      return
    case 'attributes':
      yield* fitting(reader, 'claims', claim => Object.hasOwn(claim.attributes, id))
      return
    case 'entityTypes':
      yield* fitting(reader, 'entities', entity => entity.type === id)
      return
    case 'stances':
      yield* fitting(reader, 'links', link => link.stance === id)
      return
    case 'comments':
      yield* fitting(reader, 'comments', comment => comment.replyTo === id)
      return
    case 'info':
    case 'annotators':
    case 'mentions':
    case 'links':
    case 'decisions':
    case 'adjudications':
      return
  }
}

function* places<T extends TableName>(table: T, ids: Iterable<IdOf<T>>): Generator<Place> {
  for (const id of ids) yield place(table, id)
}

function* fitting<T extends TableName>(
  reader: ProjectReader,
  table: T,
  fits: (record: TableRecords[T]) => boolean,
): Generator<Place> {
  for (const record of reader.all(table)) if (fits(record)) yield place(table, record.id as IdOf<T>)
}
