import type {
  Annotator,
  Article,
  Attribute,
  Claim,
  Entity,
  EntityType,
  EvidenceLink,
  Label,
  Mention,
  ProjectInfo,
  Stance,
} from './records'
import type { Adjudication, Comment, Decision } from './review-records'

/* Apart from the tables' schemas: the window checks nothing, so it need not load what checks. */

/** A project's tables, in the order in which a record may refer to an earlier table's. */
export interface TableRecords {
  readonly info: ProjectInfo
  readonly annotators: Annotator
  readonly labels: Label
  readonly attributes: Attribute
  readonly entityTypes: EntityType
  readonly stances: Stance
  readonly articles: Article
  readonly entities: Entity
  readonly claims: Claim
  readonly mentions: Mention
  readonly links: EvidenceLink
  readonly decisions: Decision
  readonly adjudications: Adjudication
  readonly comments: Comment
}
export type TableName = keyof TableRecords
export type AnyRecord = TableRecords[TableName]
/** The id type of a table's records. */
export type IdOf<T extends TableName> = TableRecords[T]['id']

/** In that order. */
export const tableNames: readonly TableName[] = [
  'info',
  'annotators',
  'labels',
  'attributes',
  'entityTypes',
  'stances',
  'articles',
  'entities',
  'claims',
  'mentions',
  'links',
  'decisions',
  'adjudications',
  'comments',
]

/** The tables that together are the annotation scheme. */
export const schemeTables = ['labels', 'attributes', 'entityTypes', 'stances'] as const
export type SchemeTable = (typeof schemeTables)[number]
