import type { AnnotatorId, ArticleId, PackId } from '../model/ids'
import type { TableName } from '../model/tables'
import type { Performed } from './method'
import type { Written } from './views'

/* What the window is told of packs: work handed out, and reviews sent on their own. */

/** A pack that is out. */
export interface PackRow {
  readonly id: PackId
  readonly name: string
  readonly at: string
  readonly by: AnnotatorId
  readonly byName: string
  readonly articles: readonly ArticleId[]
  /** How many annotators’ work was in it; null: everybody’s. */
  readonly layers: number | null
  /** When work done in it was brought back, oldest first. */
  readonly back: readonly string[]
}

export interface PacksView {
  /** Newest first. */
  readonly out: readonly PackRow[]
  /** What the open project was handed out as; null where it was not. */
  readonly is: { readonly name: string; readonly at: string; readonly byName: string } | null
}

export interface PackCounts {
  readonly articles: number
  readonly claims: number
  readonly mentions: number
  readonly entities: number
  readonly links: number
  readonly comments: number
}

export interface PackPreview {
  readonly counts: PackCounts
  /** Evidence links and comments of the chosen annotators that cannot come, for what they refer to does not. */
  readonly stayed: { readonly links: number; readonly comments: number }
  /** Whose names are in the pack: who made or last changed something that is. */
  readonly annotators: readonly string[]
}

export interface PackMade extends PackPreview {
  readonly performed: Performed
  readonly written: Written
}

export interface ReviewPackPreview {
  readonly verdicts: number
  readonly comments: number
  /** Decisions that are still open, and are not sent. */
  readonly open: number
  readonly bytes: number
}

export interface ReviewPackMade extends ReviewPackPreview {
  readonly written: Written
}

/** A verdict or a comment of a review pack, in words, and what would become of it here. */
export interface LandingRow {
  readonly key: string
  readonly kind: 'verdict' | 'comment'
  readonly landing: 'applies' | 'agrees' | 'applied-before' | 'no-place'
  /** Why it has no place here. */
  readonly why: string | null
  readonly table: TableName
  /** What it is about: “the note on this claim”, and the record’s own words. */
  readonly what: string
  readonly title: string | null
  /** What was chosen, or what the comment says; null where it is not to be there. */
  readonly says: string | null
  /** What stands here now in its place, of a verdict that applies to a field; null where nothing does. */
  readonly stands: string | null
  /** Whether it is about all of a record: whether that is to be there. */
  readonly whole: boolean
  readonly reason: string
  readonly byName: string
  readonly at: string
}

export interface ReviewLandings {
  readonly title: string
  readonly byName: string
  readonly at: string
  readonly bytes: number
  /** Those that have no place here first. At most `rowsShown` of them. */
  readonly rows: readonly LandingRow[]
  readonly counts: Readonly<Record<LandingRow['kind'], Readonly<Record<LandingRow['landing'], number>>>>
  /** How many labels, entities and the like come along, because a chosen value refers to them. */
  readonly cameAlong: number
  /** Whether the review was made of another project than the one that is open. */
  readonly otherProject: boolean
}
export const rowsShown = 1_000

export interface ReviewApplied extends ReviewLandings {
  /** Null where there was nothing left to do. */
  readonly performed: Performed | null
}
