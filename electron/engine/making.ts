import type { OperationId, TextHash } from '#shared/model/ids'
import type { Merge, RecordsPatch, Settlement } from '#shared/operations/operation'

/* What the engine is asked to carry out in a project, and on which terms. */

export type Texts = ReadonlyMap<TextHash, string>

/** What makes records what they are elsewhere, with the texts that they need. */
export interface Making {
  readonly body: RecordsPatch | Merge | Settlement
  readonly texts?: Texts | undefined
}

/** What it takes back, or does again; nothing where it does neither. */
export const stepOf = (body: Making['body']): OperationId | undefined =>
  body.kind === 'records.patch' ? (body.undoes ?? body.redoes) : undefined

/** How an operation is to be carried out. */
export interface Terms {
  readonly texts?: Texts | undefined
  /** The analyst has been told how much it removes. */
  readonly confirmed?: boolean | undefined
}
