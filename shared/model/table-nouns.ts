import type { TableName } from './tables'

/** What one record of a table is called in a sentence. */
export const nounsOf: Readonly<Record<TableName, string>> = {
  info: 'project',
  annotators: 'annotator',
  labels: 'label',
  attributes: 'attribute',
  entityTypes: 'entity type',
  stances: 'stance',
  articles: 'article',
  entities: 'entity',
  claims: 'claim',
  mentions: 'mention',
  links: 'evidence link',
  decisions: 'decision',
  adjudications: 'adjudication',
  comments: 'comment',
}

/** The same as a heading has it. */
export const recordNames = Object.fromEntries(
  Object.entries(nounsOf).map(([table, noun]) => [table, noun.charAt(0).toUpperCase() + noun.slice(1)]),
) as Readonly<Record<TableName, string>>
