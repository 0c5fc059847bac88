import {
  type DifferenceKind,
  type DifferenceWeight,
  differenceKinds,
  differenceWeights,
} from '../compare/kinds'
import type { AnnotatorId, ArticleId, OperationId } from '../model/ids'
import type { AnyRecord, TableName } from '../model/tables'
import type { Counts } from './views'

/* What the window is given of snapshots, and of two states of a project held against each other. */

/** Why a snapshot was taken. */
export type SnapshotReason =
  /** Some minutes of work had passed. */
  | { readonly kind: 'time' }
  /** As the project file was found, before what was found at opening was mended. */
  | { readonly kind: 'opening' }
  /** Before an act that removed so many of so many annotations; `title` says which act. */
  | { readonly kind: 'removal'; readonly removed: number; readonly of: number; readonly title: string }
  /** An analyst asked for it, and gave it a name. */
  | { readonly kind: 'asked'; readonly name: string; readonly by: string }

/** One snapshot, newest first in the list. */
export interface SnapshotRow {
  readonly id: string
  /** When it was taken, ISO 8601 in UTC. */
  readonly at: string
  readonly reason: SnapshotReason | null
  /** The project's revision as it was then; how many operations there have been since; null where it cannot be told. */
  readonly revision: number | null
  readonly since: number | null
  readonly counts: Counts | null
  /** Size on the disk, in bytes. */
  readonly bytes: number
  /** Why it cannot be used, as a sentence; null where nothing is known against it. */
  readonly damaged: string | null
}

export interface SnapshotList {
  /** The folder that they are kept in, beside the project file. */
  readonly folder: string
  readonly rows: readonly SnapshotRow[]
  /** What all of them take up together, in bytes. */
  readonly bytes: number
}

export { type DifferenceKind, type DifferenceWeight, differenceKinds, differenceWeights }

export interface ComparedSide {
  readonly title: string
  /** When it was so; null for the project as it stands now. */
  readonly at: string | null
  readonly revision: number | null
}

/** How many differences there are of each sort. What comes to nothing is left out of the lists. */
export interface DifferenceSummary {
  readonly total: number
  readonly kinds: Readonly<Record<DifferenceKind, number>>
  readonly weights: Readonly<Record<DifferenceWeight, number>>
  readonly tables: readonly { readonly table: TableName; readonly count: number }[]
  readonly annotators: readonly { readonly id: AnnotatorId; readonly name: string; readonly count: number }[]
}

/** An article in which something differs, and how much. */
export interface ArticleDiffering {
  readonly id: ArticleId
  readonly title: string
  readonly count: number
}

/** Two states held against each other: `from` is the snapshot or the other file, `to` the open project as it stands. */
export interface ComparisonHead {
  readonly id: string
  readonly from: ComparedSide
  readonly to: ComparedSide
  readonly summary: DifferenceSummary
}

export interface DifferenceRow {
  /** `claims/claim-…`: the same in every comparison. */
  readonly key: string
  readonly table: TableName
  readonly id: string
  /** From `from` to `to`: `added` is in the project now and was not then. */
  readonly kind: DifferenceKind
  readonly weight: DifferenceWeight
  /** What it is, in the analyst's words: the claim's wording or quote, the entity's name, “A → B” of a link. */
  readonly title: string
  /** What tells it from others at a glance: the label of a claim, the stance of a link; empty where nothing does. */
  readonly lead: string
  /** Of a link its two ends, which are its title: the claim, and its evidence. */
  readonly ends: readonly [string, string] | null
  /** The names of the fields that differ, as an analyst knows them; empty where it was added or removed. */
  readonly fields: readonly string[]
  readonly article: ArticleId | null
  readonly articleTitle: string
  /** Who made the difference, and when, as far as it is known. */
  readonly by: AnnotatorId | null
  readonly byName: string
  readonly at: string | null
}

/** A stretch of an article in which the difference lies, with the spans of both states. Offsets in UTF-16 code units. */
export interface DifferencePassage {
  readonly article: ArticleId
  readonly articleTitle: string
  /** Where `text` begins in the article. */
  readonly start: number
  readonly text: string
  /** Whether there is more of the article before and after. */
  readonly more: readonly [before: boolean, after: boolean]
  /** In text order, by offsets into the article; `both` where the two states agree. */
  readonly marks: readonly {
    readonly start: number
    readonly end: number
    readonly side: 'from' | 'to' | 'both'
  }[]
}

export interface DifferenceDetail {
  readonly row: DifferenceRow
  /** Every field that differs; of a record that was added or removed, every field that says something. */
  readonly fields: readonly {
    readonly field: string
    readonly name: string
    /** As shown: null where nothing is set, or the record is not there. */
    readonly from: string | null
    readonly to: string | null
  }[]
  /** The record's span; of a link, first the claim that it is evidence for and then its evidence. */
  readonly passages: readonly DifferencePassage[]
  readonly from: AnyRecord | null
  readonly to: AnyRecord | null
}

/** What putting differences back did. */
export interface Restored {
  readonly operation: OperationId
  readonly revision: number
  readonly title: string
  /** How many of the differences that were asked for were put back. */
  readonly restored: number
  /** What had to come along, so that nothing refers to what is not there. */
  readonly cameAlong: readonly DifferenceRow[]
}
