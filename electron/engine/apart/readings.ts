import type { SpansPlacement } from '#shared/anchors/reanchor-spans'
import type { ImportSource } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import type { UncheckedProposal } from '#shared/library/accept'
import type { TextHash } from '#shared/model/ids'
import type { Anchor } from '#shared/model/records'
import type { AnyRecord, TableName } from '#shared/model/tables'

/** What an article file turned out to be, with the hash of the text that it would have as it is proposed. */
export type ReadArticle =
  | { readonly ok: true; readonly proposal: UncheckedProposal; readonly textHash: TextHash }
  | { readonly ok: false; readonly file: string; readonly message: string }

/** Some of what a dataset holds: it comes in parts, so that no one of them takes the engine long to receive. */
export type DatasetPart =
  | { readonly table: TableName; readonly records: readonly AnyRecord[] }
  | { readonly hash: TextHash; readonly text: string }

/** Two editions of a text, and spans of the first with their parts. */
export interface EditionGiven {
  readonly from: string
  readonly to: string
  readonly spans: readonly (readonly Anchor[])[]
}

/** What can be asked of a reader: what it is given, what it tells on the way, and what it answers. */
export interface Readings {
  readonly article: { readonly given: ImportSource; readonly part: never; readonly answer: ReadArticle }
  readonly dataset: {
    readonly given: { readonly path: string }
    readonly part: DatasetPart
    readonly answer: Reply<null>
  }
  readonly edition: {
    readonly given: EditionGiven
    readonly part: never
    readonly answer: readonly SpansPlacement[]
  }
}
export type Reading = keyof Readings

/** What the reader's process is told, and what it tells. */
export interface Question {
  readonly reading: Reading
  readonly given: unknown
}
export type Message =
  /** It has been started, and reads what it was asked to. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'part'; readonly part: unknown }
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'too-heavy' }
  | { readonly kind: 'bug'; readonly stack: string }

/** How long a reading may take, and how much memory it may have. */
export interface Limits {
  readonly seconds: number
  readonly megabytes: number
}

/** What ended a reading. `late` and `heavy`: it went beyond its limits and was ended. `stopped`: nobody wants it any more. */
export type Outcome<A> =
  | { readonly ended: 'answered'; readonly answer: A }
  | { readonly ended: 'late' | 'heavy'; readonly limits: Limits }
  | { readonly ended: 'stopped' }
