import type { Figure } from '../adjudication/agreement'
import type { CommentedTable } from '../model/choices'
import type { AnnotatorId, ArticleId, CommentId, DecisionId } from '../model/ids'
import type { AnyRecord, TableName } from '../model/tables'
import type { DifferencePassage, DifferenceRow, DifferenceSummary } from './compare-views'
import type { Performed } from './method'

/* What the window is given of a review: teammates' files held against the open project. */

/** How something that a teammate did stands in the project as it is now. Those there is most to do about first. */
export const reviewStandings = ['conflict', 'theirs', 'later', 'decided', 'same'] as const
export type ReviewStanding =
  /** Both cannot be had: it is for the reviewer to decide. */
  | 'conflict'
  /** Only they did it: it can be taken as it is. */
  | 'theirs'
  /** It was put off, left open by an earlier merge, or opened again: an open decision waits. */
  | 'later'
  /** Somebody has decided it; `verdict` says how. */
  | 'decided'
  /** The project says the same, or what they did has been taken. */
  | 'same'

/** What a reviewer can say about it; `later` puts it off. */
export const reviewVerdicts = ['mine', 'theirs', 'both', 'edited', 'later'] as const
export type ReviewVerdict = (typeof reviewVerdicts)[number]

/** What a teammate's file and the project have in common. */
export type ReviewBase =
  /** A state that both have grown from: when its last operation was done, and how many of theirs it holds. */
  | { readonly kind: 'shared'; readonly at: string; readonly revision: number }
  /** No history: they were begun apart. How many articles are known here, by text or as editions, and how many not. */
  | { readonly kind: 'apart'; readonly matched: number; readonly unmatched: number }

export interface ReviewedFile {
  readonly path: string
  readonly fileName: string
  /** What the project in it is called. */
  readonly title: string
  /** Whose work it brings, by name. */
  readonly annotators: readonly string[]
  /** How many operations it has that the project does not know, and when the last of them was done. */
  readonly operations: number
  readonly lastAt: string | null
  readonly base: ReviewBase
  /** What it needed to be opened, or cannot tell, as sentences: damage, a newer version. */
  readonly notes: readonly string[]
}

export interface ReviewProgress {
  /** What there is to decide, and what there was: what the project says the same of from the beginning is not counted. */
  readonly total: number
  /** Decided, taken, or settled by what else was decided. */
  readonly decided: number
  readonly conflicts: number
  readonly later: number
  /** Conflicts, what can be taken as it is, and what was put off. */
  readonly left: number
}

/** How many there are of each sort; of those in `files`, in the order of the head's files. */
export interface ReviewSummary extends DifferenceSummary {
  readonly standings: Readonly<Record<ReviewStanding, number>>
  readonly files: readonly number[]
}

export interface ReviewHead {
  readonly id: string
  readonly files: readonly ReviewedFile[]
  readonly progress: ReviewProgress
  readonly summary: ReviewSummary
  /** What to look at before finishing, as sentences: articles that come in as new though their title is known. */
  readonly doubts: readonly string[]
}

/**
 * One thing that a teammate did: a record added or removed, or one field of it changed. `kind` says what they did,
 * from the common base to theirs; `by` and `at` are of their side.
 */
export interface ReviewRow extends DifferenceRow {
  /** Which of the head's files it is from. */
  readonly file: number
  /** `claims/claim-…` or `claims/claim-…#note`: the same in every review. The row's `key` has the file before it. */
  readonly unit: string
  readonly standing: ReviewStanding
  /** Why it is in conflict, as a sentence. */
  readonly conflict: string | null
  readonly verdict: ReviewVerdict | null
  /** Of a field, what each says, in words (null: not set); null of a whole record. Given in lists. */
  readonly values: {
    readonly base: string | null
    readonly mine: string | null
    readonly theirs: string | null
  } | null
  /** How many comments there are on the record, those that are dealt with left out. */
  readonly comments: number
}

export interface MadeBy {
  readonly by: AnnotatorId
  readonly byName: string
  readonly at: string
}

/** A value that can be chosen: as JSON, for `decide` with `edited`, and in words; null where it is not there. */
export interface ReviewOption {
  readonly value: unknown
  readonly shown: string | null
}

export interface ReviewDecision {
  readonly id: DecisionId
  readonly settled: boolean
  /** Of an open decision null. */
  readonly verdict: ReviewVerdict | null
  /** What was chosen, in words. */
  readonly shown: string | null
  readonly reason: string
  readonly made: MadeBy
}

export interface ReviewComment {
  readonly id: CommentId
  readonly replyTo: CommentId | null
  readonly text: string
  readonly resolved: boolean
  readonly made: MadeBy
  readonly changed: MadeBy | null
  /** Whether the project has it; what it has not comes into it when the review is finished. */
  readonly here: boolean
}

/** A comment that a teammate's file brings, and what it is on. */
export interface BroughtComment extends ReviewComment {
  /** Which of the head's files it is from. */
  readonly file: number
  readonly on: { readonly table: CommentedTable; readonly id: string }
  /** What it is on, in words, and in which article. */
  readonly title: string
  readonly articleTitle: string
  /** The key of a row that is about the same record; null where nothing about it differs. */
  readonly row: string | null
  /** Where the record stands in the project; empty where it has no place in an article, or is not in the project. */
  readonly passages: readonly DifferencePassage[]
  /** Whether the project has what it is on. */
  readonly onHere: boolean
}

export interface ReviewDetail {
  readonly row: ReviewRow
  /** What there is to decide, or what they did, in a sentence. */
  readonly explanation: string
  /** What it is about, in words: of a record that was added or removed, every field that says something. */
  readonly fields: readonly {
    readonly field: string
    readonly name: string
    readonly base: string | null
    readonly mine: string | null
    readonly theirs: string | null
  }[]
  /** The values that are decided between. Of a record: the record, or null. */
  readonly base: ReviewOption
  readonly mine: ReviewOption
  readonly theirs: ReviewOption
  /** Values that an earlier merge left open besides. */
  readonly others: readonly ReviewOption[]
  /** The verdicts that make sense here. */
  readonly verdicts: readonly ReviewVerdict[]
  /** The field as records have it (`quantity`, `entities`), for its editor; null of a whole record. */
  readonly field: string | null
  /** The side `from` is mine, `to` is theirs. */
  readonly passages: readonly DifferencePassage[]
  /** The whole record on each side. Theirs is in the project's own ids. */
  readonly records: {
    readonly base: AnyRecord | null
    readonly mine: AnyRecord | null
    readonly theirs: AnyRecord | null
  }
  /** Who made each side what it is. */
  readonly made: { readonly mine: MadeBy | null; readonly theirs: MadeBy | null }
  readonly decision: ReviewDecision | null
  readonly comments: readonly ReviewComment[]
}

/** How far a teammate and one of us agree, before anything of theirs is taken in. */
export interface ReviewAgreement {
  /** Whoever of us worked most on the articles that the teammate worked on, and the teammate. */
  readonly mine: ReviewAnnotator
  readonly theirs: ReviewAnnotator
  /** How many articles both worked on. */
  readonly articles: number
  /** The figures that are shown first, over all of those articles. */
  readonly figures: readonly Figure[]
  /** The same in the article that was asked about; null where not both worked on it. */
  readonly article: {
    readonly id: ArticleId
    readonly name: string
    readonly figures: readonly Figure[]
  } | null
}
export interface ReviewAnnotator {
  readonly id: AnnotatorId
  readonly name: string
  /** Whether the project knows them: whether any of their work has been taken in. */
  readonly here: boolean
}

/** Something that a decision dragged along, so that nothing refers to what is not there. */
export interface CameAlong {
  readonly unit: string
  readonly table: TableName
  readonly id: string
  readonly title: string
  /** “The entity “Red Cross” comes along: the claim “Five trucks” needs it.” */
  readonly sentence: string
}

export interface Decided extends Performed {
  /** How many of those that were named this decided: what is the same by now is passed over. */
  readonly decided: number
  readonly cameAlong: readonly CameAlong[]
}

export interface Alike {
  readonly count: number
  readonly keys: readonly string[]
}

/** The tables whose records are matched where two projects were begun apart. */
export const mappedTables = [
  'labels',
  'attributes',
  'entityTypes',
  'stances',
  'articles',
  'entities',
] as const
export type MappedTable = (typeof mappedTables)[number]

/** What one record of theirs is here. */
export interface MappingRow {
  /** Known by it in every reply: the table, and its id in their file. */
  readonly key: string
  readonly table: MappedTable
  /** Its id in their file. */
  readonly id: string
  readonly name: string
  /** What else tells it apart: the type of an entity, the kind of an attribute, the source of an article. */
  readonly detail: string
  /** The record of the project that it is the same as; null where it comes as a new one. */
  readonly into: { readonly id: string; readonly name: string } | null
  readonly how: 'id' | 'text' | 'edition' | 'name' | 'chosen' | 'new'
  /** How much of theirs refers to it. */
  readonly uses: number
}

/** What theirs are here, counted. */
export interface ReviewMapping {
  readonly file: number
  /** Whether there is anything to map: with a shared history everything is known by its id. */
  readonly apart: boolean
  readonly total: number
  /** How many come along as new. */
  readonly news: number
  readonly tables: readonly { readonly table: MappedTable; readonly count: number }[]
}

/** A record of the project that one of theirs can be said to be. */
export interface MappingChoice {
  readonly id: string
  readonly name: string
  readonly detail: string
}

export interface Finished {
  /** The operation that brought it in; null where there was nothing left to bring in. */
  readonly performed: Performed | null
  /** How many were taken now, and how many wait for a decision. */
  readonly taken: number
  readonly open: number
  readonly cameAlong: readonly CameAlong[]
}
