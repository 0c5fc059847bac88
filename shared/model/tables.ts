import {
  annotator,
  article,
  attribute,
  claim,
  entity,
  entityType,
  evidenceLink,
  label,
  mention,
  projectInfo,
  stance,
} from './records'
import { adjudication, comment, decision } from './review-records'

import type { TableName } from './table-names'

export * from './table-names'

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
} as const satisfies Readonly<Record<TableName, unknown>>
