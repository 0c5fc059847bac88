import type { Certainty, ClaimStatus, Quantity } from '#shared/model/records'
import type { Analyst } from './analysts'
import type { ArticleName } from './articles'
import type { EntityName } from './entities'

/** Entities that are not in the sample: what a teammate entered. */
export type LaterEntity = 'visitor' | 'plainCheck' | 'morningLedger' | `own${string}`

export interface SampleClaim {
  readonly article: ArticleName
  /** The words marked; several where the span is discontinuous. Each stands once in the article. */
  readonly words: readonly string[]
  readonly by: Analyst
  readonly label: 'fact' | 'figure' | 'quote' | 'forecast' | 'denial' | 'question' | 'prediction'
  readonly wording: string
  readonly saidBy?: readonly [name: string, entity?: EntityName | LaterEntity]
  readonly certainty?: Certainty
  readonly asOf?: string
  readonly quantity?: readonly [Quantity['relation'], number, string]
  readonly measurand?: 'prepared' | 'sent' | 'present' | 'killed' | 'killed and wounded' | 'delivered'
  readonly about?: readonly (EntityName | LaterEntity)[]
  readonly checked?: boolean
  readonly status?: ClaimStatus
  readonly note?: string
}
