import type { RecordedCase } from '../adjudication/record'
import type {
  AdjudicationProgress,
  AgreementView,
  ArticleFigures,
  ArticleProgress,
  Figure,
  Named,
  Sides,
} from '../api/agreement-views'
import { minus, threePlaces } from '../model/counted'
import type { ArticleId } from '../model/ids'

/** What a report tells: what was compared, how far it agrees, what was decided and what is open. */
export interface AgreementReport {
  readonly generator: string
  /** When it was made, ISO 8601 in UTC. */
  readonly at: string
  readonly project: string
  readonly sides: Sides['annotators']
  readonly agreement: WholeAgreement
  readonly progress: WholeProgress
  readonly cases: readonly RecordedCase[]
}

/** The figures with what they come to in each article. */
export interface WholeAgreement extends Omit<AgreementView, 'articles'> {
  /** Every article that was compared. */
  readonly articles: readonly Named<ArticleId>[]
  readonly byArticle: readonly ArticleFigures[]
}

export interface WholeProgress extends AdjudicationProgress {
  readonly byArticle: readonly ArticleProgress[]
}

/** A coefficient as it is shown: `.712`, `−.050`, `1.000`, `n/a`. */
export function shownValue(value: number | null): string {
  if (value === null) return 'n/a'
  const fixed = threePlaces(value)
  return (fixed === `${minus}0.000` ? '0.000' : fixed).replace(/^(−?)0\./, '$1.')
}

/** `.63–.78`; `−.33 to −.11`, for a dash beside a minus is taken for one. */
export function shownRange({ low, high }: { readonly low: number; readonly high: number }): string {
  return `${shownValue(low)}${low < 0 || high < 0 ? ' to ' : '–'}${shownValue(high)}`
}

/** `.63 to .78`, or why there is no interval. */
export function shownInterval({ interval, value }: Pick<Figure, 'interval' | 'value'>): string {
  if (interval) return `${shownValue(interval.low)} to ${shownValue(interval.high)}`
  return value === null ? '' : 'no interval'
}

/** “16 aligned spans”, “1 link that several made”. */
export const unitWords = ({ units, unit }: Pick<Figure, 'units' | 'unit'>): string =>
  `${units} ${units === 1 ? unit.replace(/\b(claim|span|link|mention|part)s\b/, '$1') : unit}`

/** The tolerance in words. */
export const toleranceWords = (atLeast: number): string =>
  atLeast === 0
    ? 'any character in common is overlap'
    : `overlap is an intersection over union of ${atLeast} or more`

export const relianceWords = {
  firm: 'firm',
  tentative: 'tentative',
  unreliable: 'not to be relied on',
} as const

export const verdictWords = {
  agreed: 'accepted: all agree',
  chosen: 'one version chosen',
  both: 'every version stands',
  edited: 'a new claim',
  none: 'rejected',
  later: 'put off',
} as const

export const differenceWords = {
  missing: 'not marked by all',
  place: 'span differs',
  label: 'label differs',
  details: 'details differ',
  links: 'evidence differs',
} as const

export const standingWords = {
  open: 'open',
  later: 'put off',
  decided: 'decided',
  changed: 'changed since it was decided',
} as const
