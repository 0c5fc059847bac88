import {
  CircleCheck,
  CircleUserRound,
  FolderOpen,
  Gavel,
  Highlighter,
  Link2,
  type LucideIcon,
  MapPin,
  MessageSquare,
  Newspaper,
  Scale,
  Shapes,
  Tag,
  TextCursorInput,
  Users,
} from 'lucide-react'
import type { DifferenceKind, DifferenceWeight } from '#shared/api/compare-views'
import { counted } from '#shared/model/counted'
import { recordNames } from '#shared/model/table-nouns'
import type { TableName } from '#shared/model/tables'

/** How a comparison speaks of its two states and of what lies between them. */
export interface ComparisonWords {
  readonly from: string
  readonly to: string
  readonly kinds: Readonly<Record<DifferenceKind, string>>
  /** Who or when marks a stretch that the other does not, to stand after “marked”: “then”, “by Bo”. */
  readonly marked: { readonly from: string; readonly to: string }
  /** Stands in the place of a version that is not there. */
  readonly absent: { readonly from: string; readonly to: string }
}

const plurals: Readonly<Record<TableName, string>> = {
  info: 'projects',
  annotators: 'annotators',
  labels: 'labels',
  attributes: 'attributes',
  entityTypes: 'entity types',
  stances: 'stances',
  articles: 'articles',
  entities: 'entities',
  claims: 'claims',
  mentions: 'mentions',
  links: 'evidence links',
  comments: 'comments',
  decisions: 'decisions',
  adjudications: 'adjudications',
}

/** `1 entity`, `2 evidence links`. */
export const countedRecords = (table: TableName, count: number): string =>
  counted(count, recordNames[table].toLowerCase(), plurals[table])

export const recordIcons: Readonly<Record<TableName, LucideIcon>> = {
  info: FolderOpen,
  annotators: CircleUserRound,
  labels: Tag,
  attributes: TextCursorInput,
  entityTypes: Shapes,
  stances: Scale,
  articles: Newspaper,
  entities: Users,
  claims: Highlighter,
  mentions: MapPin,
  links: Link2,
  comments: MessageSquare,
  decisions: CircleCheck,
  adjudications: Gavel,
}

export const weightNames: Readonly<Record<DifferenceWeight, string>> = {
  content: 'What is said',
  wording: 'Only names and wording',
  order: 'Only the order',
}
