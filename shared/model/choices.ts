/* What there is to choose from in a record. Apart from the schemas, which the window does without. */

export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export const articleStatuses = ['new', 'reading', 'done'] as const
export const quantityRelations = ['=', '~', '>', '>=', '<', '<='] as const
export const certainties = ['fact', 'estimate', 'reported', 'possible', 'denied'] as const
export const claimStatuses = ['open', 'checked', 'set-aside'] as const
export type Certainty = (typeof certainties)[number]
export type ClaimStatus = (typeof claimStatuses)[number]

/** The tables on whose records a comment can be made. */
export const commentedTables = [
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
] as const
export type CommentedTable = (typeof commentedTables)[number]

/** Named colours, each with a light and a dark value in the window's tokens; the order is the order they are offered in. */
export const colours = [
  'orange',
  'blue',
  'green',
  'purple',
  'rose',
  'teal',
  'amber',
  'indigo',
  'olive',
  'slate',
] as const
export type Colour = (typeof colours)[number]
export const patterns = ['solid', 'double', 'dashed', 'dotted', 'wavy'] as const
export type Pattern = (typeof patterns)[number]

export const attributeKinds = ['text', 'number', 'date', 'choice', 'yes-no'] as const

export const entityIcons = [
  'person',
  'group',
  'organisation',
  'government',
  'place',
  'event',
  'object',
  'other',
] as const
export type EntityIcon = (typeof entityIcons)[number]

export const stanceMeanings = ['supports', 'contradicts', 'repeats', 'context'] as const
export type StanceMeaning = (typeof stanceMeanings)[number]
