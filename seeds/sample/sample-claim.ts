import type { Certainty, ClaimStatus, Quantity } from '#shared/model/records'
import type { ArticleName } from './articles'
import type { EntityName } from './entities'

export interface SampleClaim {
  readonly article: ArticleName
  /** The words marked; several where the span is discontinuous. Each stands once in the article. */
  readonly words: readonly string[]
  readonly by: 'A' | 'B'
  readonly label: 'fact' | 'figure' | 'quote' | 'forecast' | 'denial'
  readonly wording: string
  readonly saidBy?: readonly [name: string, entity?: EntityName]
  readonly certainty?: Certainty
  readonly asOf?: string
  readonly quantity?: readonly [Quantity['relation'], number, string]
  readonly measurand?: 'prepared' | 'sent' | 'present' | 'killed' | 'killed and wounded' | 'delivered'
  readonly about?: readonly EntityName[]
  readonly checked?: boolean
  readonly status?: ClaimStatus
  readonly note?: string
}
