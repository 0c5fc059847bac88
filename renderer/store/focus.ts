import type { ArticleId, ClaimId, LinkId } from '#shared/model/ids'
import type { NewClaim } from '#shared/operations/operation'
import { createDrawn } from './drawn-store'

/** A stretch of an article's text, in UTF-16 code units. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** One part of a span that is being picked part by part. */
export interface PendingPart extends TextRange {
  readonly article: ArticleId
}

/** A place in an article that a pane is asked to show; `turn` tells two requests for the same place apart. */
export interface Jump extends TextRange {
  readonly article: ArticleId
  readonly turn: number
}

/** One end of a link, while the analyst looks for the other: a claim that needs evidence, or a span that may be some. */
export type Linking =
  | { readonly from: 'claim'; readonly claim: ClaimId; readonly article: ArticleId }
  | { readonly from: 'span'; readonly article: ArticleId; readonly parts: readonly TextRange[] }

/** What the analyst's hands are on, pane by pane. Not kept: a window starts with empty hands. */
export interface FocusState {
  readonly selections: readonly [TextRange | null, TextRange | null]
  /** Parts already picked for a span that is not in one piece; they belong to their article and to no other. */
  readonly pending: readonly PendingPart[]
  readonly linking: Linking | null
  /** The claim picked for the other end of the link that is being made. */
  readonly candidate: ClaimId | null
  /** Claims that are being made: the engine has not answered yet. */
  readonly making: readonly NewClaim[]
  readonly jumps: readonly [Jump | null, Jump | null]
  /** The link that is open in the inspector, when not the claim as a whole. */
  readonly link: LinkId | null
  /** Where the analyst came from, latest last: what “back” returns to. */
  readonly trail: readonly {
    readonly pane: number
    readonly article: ArticleId
    readonly claim: ClaimId | null
    readonly at: number
  }[]
}

export const useFocus = createDrawn<FocusState>(() => ({
  selections: [null, null],
  pending: [],
  linking: null,
  candidate: null,
  making: [],
  jumps: [null, null],
  link: null,
  trail: [],
}))
