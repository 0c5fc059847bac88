import { type BootstrapInterval, type BootstrapOptions, bootstrapData } from './bootstrap'
import { type CoefficientKind, coefficientKinds } from './coefficients'
import type { Estimate } from './estimate'
import { alphaOfCategory } from './krippendorff-alpha'
import { positiveAgreement } from './ratings'
import {
  coderPairs,
  type Level,
  ofCoders,
  pairable,
  pairableValues,
  present,
  type ReliabilityData,
  type Value,
  valuesOf,
} from './reliability-data'

/** A coefficient's value, or null with the reason, and all that has to be said beside it. */
export interface Coefficient {
  readonly id: string
  readonly name: string
  readonly variant: string
  readonly source: string
  readonly value: number | null
  /** Why it is undefined; null where it has a value. */
  readonly reason: string | null
  /** Units that two or more of the coders coded, and the values in them. */
  readonly units: number
  readonly pairableValues: number
  /** Only where it was asked for; null where it cannot be given. */
  readonly interval?: BootstrapInterval | null
}

/** How far one category is agreed upon. */
export interface CategoryAgreement {
  readonly category: Value
  /** How many pairable values are the category. */
  readonly count: number
  readonly positiveAgreement: Estimate
  /** Nominal α of the category against all others. */
  readonly alpha: Estimate
}

/** All that can be said of reliability data at a level of measurement. */
export interface AgreementReport {
  readonly level: Level
  readonly coders: readonly string[]
  readonly units: number
  readonly pairableUnits: number
  readonly pairableValues: number
  readonly coefficients: readonly Coefficient[]
  /** Each two coders by themselves, where there are three or more. */
  readonly pairs: readonly {
    readonly coders: readonly [string, string]
    readonly coefficients: readonly Coefficient[]
  }[]
  /** At the nominal level; else none. */
  readonly categories: readonly CategoryAgreement[]
}

/** Every coefficient that applies to the data, over all coders, for each pair of them and for each category. */
export function agreementReport(
  data: ReliabilityData,
  level: Level,
  bootstrap?: BootstrapOptions,
): AgreementReport {
  const paired = pairable(data)
  const given = paired.flatMap(present)
  const pairs = data.coders.length > 2 ? coderPairs(data) : []
  return {
    level,
    coders: data.coders,
    units: data.units.length,
    pairableUnits: paired.length,
    pairableValues: given.length,
    coefficients: coefficientsOf(data, level, bootstrap),
    pairs: pairs.map(([a, b]) => ({
      coders: [data.coders[a] ?? '', data.coders[b] ?? ''],
      coefficients: coefficientsOf(ofCoders(data, [a, b]), level),
    })),
    categories:
      level === 'nominal'
        ? valuesOf(paired).map(category => ({
            category,
            count: given.filter(value => value === category).length,
            positiveAgreement: positiveAgreement(data, category),
            alpha: alphaOfCategory(data, category),
          }))
        : [],
  }
}

/** Every coefficient that applies to the data as they are. */
export function coefficientsOf(
  data: ReliabilityData,
  level: Level,
  bootstrap?: BootstrapOptions,
): Coefficient[] {
  const [units, values] = [pairable(data).length, pairableValues(data)]
  return coefficientKinds
    .filter(kind => kind.applies(data.coders.length, level))
    .map(kind => {
      const estimate = kind.estimate(data, level)
      return {
        id: kind.id,
        name: kind.name,
        variant: kind.variant(data, level),
        source: kind.source,
        value: estimate.value,
        reason: estimate.value === null ? estimate.reason : null,
        units,
        pairableValues: values,
        ...(bootstrap && { interval: intervalOf(kind, data, level, estimate, bootstrap) }),
      }
    })
}

function intervalOf(
  kind: CoefficientKind,
  data: ReliabilityData,
  level: Level,
  { value }: Estimate,
  options: BootstrapOptions,
): BootstrapInterval | null {
  if (value === null) return null
  const interval = bootstrapData(data, resampled => kind.estimate(resampled, level), options)
  return 'low' in interval ? interval : null
}
