import {
  type Annotator,
  type Article,
  type Attribute,
  annotator,
  article,
  attribute,
  type Claim,
  claim,
  type Entity,
  type EntityType,
  type EvidenceLink,
  entity,
  entityType,
  evidenceLink,
  type Label,
  label,
  type Mention,
  mention,
  type ProjectInfo,
  projectInfo,
  type Stance,
  stance,
} from './records'

import {
  type Adjudication,
  adjudication,
  type Comment,
  comment,
  type Decision,
  decision,
} from './review-records'

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

/** The schema of each table's records: the one place that says what a stored record looks like. */
export const tableSchemas = {
  info: projectInfo,
  annotators: annotator,
  labels: label,
  attributes: attribute,
  entityTypes: entityType,
  stances: stance,
  articles: article,
  entities: entity,
  claims: claim,
  mentions: mention,
  links: evidenceLink,
  decisions: decision,
  adjudications: adjudication,
  comments: comment,
} as const

export const tableNames = Object.keys(tableSchemas) as readonly TableName[]

/** The tables that together are the annotation scheme. */
export const schemeTables = ['labels', 'attributes', 'entityTypes', 'stances'] as const
export type SchemeTable = (typeof schemeTables)[number]
