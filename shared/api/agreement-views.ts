import type { Figure } from '../adjudication/agreement'
import { type CaseDifference, caseDifferences } from '../adjudication/cases'
import { type CaseStanding, type CaseVerdict, caseStandings } from '../adjudication/decided'
import type { GoldProgress } from '../adjudication/gold'
import type { AdjudicationId, AnnotatorId, ArticleId, ClaimId, LabelId } from '../model/ids'

/* What the window is given of agreement between annotators, of the cases that they differ in, and of the gold standard. */

export {
  type CaseDifference,
  type CaseStanding,
  type CaseVerdict,
  caseDifferences,
  caseStandings,
  type Figure,
}

/** Who worked on what: what agreement can be asked about. */
export interface Sides {
  readonly annotators: readonly {
    readonly id: AnnotatorId
    readonly name: string
    readonly claims: number
    readonly mentions: number
    readonly links: number
    readonly articles: number
  }[]
}

/** An article that agreement can be asked about. */
export interface SideArticle {
  readonly id: ArticleId
  readonly title: string
  /** How many annotators worked on it. */
  readonly annotators: number
}

export interface Named<I> {
  readonly id: I
  readonly name: string
}

/** Two annotators' labels of the same places: rows are the first's. */
export interface Matrix {
  readonly annotators: readonly [AnnotatorId, AnnotatorId]
  /** What rows and columns are called: labels in the order of the scheme, then no label, then not marked. */
  readonly values: readonly { readonly value: MatrixValue; readonly name: string }[]
  /** Counts by row and column, in the order of `values`. */
  readonly counts: readonly (readonly number[])[]
  /** Places that both marked. */
  readonly total: number
}
/** A label, a claim that bears none, or no claim there. */
export type MatrixValue = LabelId | 'no-label' | 'not-marked'

/** How far the chosen annotators agree in all. Article by article it is a list of its own. */
export interface AgreementView {
  readonly annotators: readonly Named<AnnotatorId>[]
  /** How many articles two of them or more worked on: intervals are drawn from them. */
  readonly articles: number
  /** Articles that not all of them worked on: whoever left one alone is left out there. */
  readonly partly: number
  readonly atLeast: number
  readonly seed: number
  readonly figures: readonly Figure[]
  readonly pairs: readonly {
    readonly annotators: readonly [AnnotatorId, AnnotatorId]
    readonly figures: readonly Figure[]
  }[]
  readonly labels: readonly (Named<LabelId> & {
    readonly claims: number
    readonly figures: readonly Figure[]
  })[]
  readonly matrices: readonly Matrix[]
}

/** How far they agree in one article. */
export interface ArticleFigures extends Named<ArticleId> {
  readonly figures: readonly Figure[]
}

/** One place that annotators marked, in the list of cases. */
export interface CaseRow {
  readonly key: AdjudicationId
  readonly article: ArticleId
  readonly articleTitle: string
  readonly start: number
  readonly quote: string
  /** Empty: all agree. */
  readonly differs: readonly CaseDifference[]
  /** In a few words: “Figure, Event”, “only Analyst B”, “overlap 0.82”. */
  readonly how: string
  readonly standing: CaseStanding
  readonly verdict: CaseVerdict | null
}

export interface CaseField {
  readonly field: string
  readonly name: string
  /** Whether the versions differ in it. */
  readonly differs: boolean
  /** In the order of the versions; null where nothing is set, or there is no version. */
  readonly values: readonly (string | null)[]
}

export interface CaseDetail {
  readonly row: CaseRow
  readonly versions: readonly {
    readonly annotator: AnnotatorId
    readonly name: string
    readonly claim: ClaimId | null
    readonly label: LabelId | null
    readonly at: string | null
  }[]
  readonly fields: readonly CaseField[]
  /** The article's words around the case. Offsets in UTF-16 code units into the article. */
  readonly passage: {
    readonly start: number
    readonly text: string
    readonly more: readonly [before: boolean, after: boolean]
    /** Which version marks what; `version` is a place in `versions`. */
    readonly marks: readonly { readonly start: number; readonly end: number; readonly version: number }[]
  }
  /** What was decided, by whom, when and why. */
  readonly decided: {
    readonly verdict: CaseVerdict
    readonly gold: readonly ClaimId[]
    readonly reason: string
    readonly byName: string
    readonly at: string
  } | null
  /** A claim that was made in adjudication and stands. */
  readonly made: ClaimId | null
}

/** How far adjudication has come in all. Article by article it is a list of its own. */
export interface AdjudicationProgress extends GoldProgress {
  /** Cases on which all agree and nothing has been decided: they can be accepted together. */
  readonly agreedOpen: number
  readonly gold: number
}

/** How far it has come in one article. */
export interface ArticleProgress extends Named<ArticleId>, GoldProgress {
  readonly agreedOpen: number
}
