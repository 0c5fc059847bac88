import type { ArticleId } from '../model/ids'
import type { Passage } from './views'

export const editionOutcomes = ['orphaned', 'fuzzy', 'moved', 'exact'] as const
export type EditionOutcome = (typeof editionOutcomes)[number]

/** What becomes of one thing that is marked in an article, were the corrected text taken in. */
export interface EditionRow {
  /** `claims/claim-…`, `mentions/mention-…`, `links/link-…`. */
  readonly key: string
  /** What it is, in words: “Figure claim”, “Mention”, “Evidence”. */
  readonly what: string
  readonly outcome: EditionOutcome
  /** How alike the words are, 0–1; 1 where they are the same, null where it has no place. */
  readonly score: number | null
  /** The words that are marked, and those that would be. */
  readonly from: string
  readonly to: string | null
  /** It had no place in the article as it is, either. */
  readonly wasOrphaned: boolean
  /** Where it might be in the corrected text, where that is in doubt. */
  readonly lookalikes: readonly Passage[]
}

/** What taking in a corrected edition would do to what is marked in an article. */
export interface EditionReport {
  readonly article: ArticleId
  /** The text is the one that the article has. */
  readonly isSame: boolean
  readonly words: { readonly before: number; readonly after: number }
  readonly counts: { readonly [O in EditionOutcome]: number }
  /** What needs looking at first: orphans, then the least alike. No more than fit a list; those left out are exact or moved. */
  readonly rows: readonly EditionRow[]
}

export interface EditionTaken {
  readonly placed: number
  readonly orphaned: number
}
