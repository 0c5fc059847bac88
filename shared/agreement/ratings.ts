import { type Estimate, estimated, notApplicable } from './estimate'
import {
  type CodedUnit,
  pairable,
  present,
  type ReliabilityData,
  timesOf,
  type Value,
  valuesOf,
} from './reliability-data'

/** Which of the two forms the data call for: as many ratings for every unit, or not. */
export type FleissVariant = 'fixed' | 'varying'

/** Fixed where all rated units have as many ratings as each other. Who gave them does not matter. */
export function fleissVariant({ units }: ReliabilityData): FleissVariant {
  const ratings = new Set(units.map(unit => present(unit).length).filter(count => count > 0))
  return ratings.size <= 1 ? 'fixed' : 'varying'
}

/**
 * Fleiss' κ: (P̄ − P_e) / (1 − P_e), P̄ the mean over units of the share of agreeing pairs of ratings, P_e = Σ p_j².
 * Source: Fleiss (1971) for as many ratings for each unit. For a varying number, Gwet's (2014, chapter 2) form, which is
 * the same where the number is fixed: P̄ over the units with two or more ratings, p_j the mean of the units' own shares
 * of category j over all units with a rating.
 * Undefined where no unit has two ratings, and where every rating is the same.
 */
export function fleissKappa(data: ReliabilityData): Estimate {
  const paired = pairable(data)
  if (paired.length === 0) return notApplicable('no unit has two ratings')
  const rated = data.units.filter(unit => present(unit).length > 0)
  const values = valuesOf(rated)
  if (values.length < 2) return notApplicable('all ratings are the same')
  const byChance = values
    .map(value => mean(rated, unit => countOf(unit, value) / present(unit).length))
    .reduce((sum, share) => sum + share ** 2, 0)
  return estimated((mean(paired, agreeingPairs) - byChance) / (1 - byChance))
}

/**
 * Percent agreement: of the pairs of values that different coders gave a unit, the share that agree, averaged over the
 * units with two or more values. With two coders that is the share of units on which they agree. Not corrected for
 * chance. Undefined where no unit has two values.
 */
export function percentAgreement(data: ReliabilityData): Estimate {
  const paired = pairable(data)
  return paired.length === 0
    ? notApplicable('no unit was coded by two coders')
    : estimated(mean(paired, agreeingPairs))
}

/**
 * Positive agreement on one category: of the values in pairs with it, the share whose partner is it too,
 * Σ n_j (n_j − 1) / Σ n_j (n − 1) over units. With two coders that is F1 with either as the reference (2a / (2a + b + c)).
 * Source: Fleiss, Levin & Paik (2003), section 18.1; Hripcsak & Rothschild (2005) for F1.
 * Undefined where no pairable value is the category.
 */
export function positiveAgreement(data: ReliabilityData, category: Value): Estimate {
  let agreeing = 0
  let possible = 0
  for (const unit of pairable(data)) {
    const count = countOf(unit, category)
    agreeing += timesOf(unit) * count * (count - 1)
    possible += timesOf(unit) * count * (present(unit).length - 1)
  }
  return possible === 0 ? notApplicable('no pairable value is this category') : estimated(agreeing / possible)
}

const countOf = ({ values }: CodedUnit, value: Value) => values.filter(given => given === value).length

/** The mean over units, each as often as it stands for one. */
function mean(units: readonly CodedUnit[], of: (unit: CodedUnit) => number): number {
  let [sum, count] = [0, 0]
  for (const unit of units) {
    sum += timesOf(unit) * of(unit)
    count += timesOf(unit)
  }
  return sum / count
}

function agreeingPairs(unit: CodedUnit): number {
  const ratings = present(unit).length
  const counts = [...new Set(present(unit))].map(value => countOf(unit, value))
  return counts.reduce((sum, count) => sum + count * (count - 1), 0) / (ratings * (ratings - 1))
}
