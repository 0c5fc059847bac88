import { contingency } from './contingency'
import { type Estimate, estimated, meanOf, notApplicable } from './estimate'
import { coderPairs, ofCoders, type ReliabilityData } from './reliability-data'

/** How much a disagreement weighs: all alike, by the distance, or by its square. */
export type Weighting = 'none' | 'linear' | 'quadratic'
/** What the distance is measured on: the places of the values in their order, or the values themselves. */
export type Distance = 'ranks' | 'values'

const bothNeeded = 'no unit was coded by both coders'
const twoCoders = 'it takes exactly two coders'

/**
 * Cohen's κ of two coders: (P_o − P_e) / (1 − P_e) with P_e = Σ p_c· p_·c, each coder's own margins.
 * Source: Cohen (1960). Units that one of them left out are not counted.
 * Undefined where no unit was coded by both, and where both gave every unit the same one value (P_e = 1).
 */
export const cohenKappa = (data: ReliabilityData): Estimate => weightedKappa(data, 'none', 'ranks')

/**
 * Cohen's weighted κ: 1 − Σ w p / Σ w p_c· p_·k, where w is the distance of two values, or its square.
 * Source: Cohen (1968). On ranks, the values that occur are numbered in their order; on values, they are taken as they
 * are, so that equal steps count alike. Undefined as Cohen's κ is, and where distances need numbers that are not there.
 */
export function weightedKappa(data: ReliabilityData, weighting: Weighting, distance: Distance): Estimate {
  if (data.coders.length !== 2) return notApplicable(twoCoders)
  const { values, shares, rows, columns, total } = contingency(data)
  if (total === 0) return notApplicable(bothNeeded)
  if (weighting !== 'none' && distance === 'values' && !values.every(value => Number.isFinite(value)))
    return notApplicable('the values have to be numbers')
  const place = (at: number) => (distance === 'ranks' ? at : Number(values[at]))
  const weight = (row: number, column: number) => {
    if (row === column) return 0
    const apart = Math.abs(place(row) - place(column))
    return weighting === 'none' ? 1 : weighting === 'linear' ? apart : apart ** 2
  }
  let observed = 0
  let expected = 0
  for (const [row, shareOfRow] of rows.entries())
    for (const [column, shareOfColumn] of columns.entries()) {
      observed += weight(row, column) * (shares[row]?.[column] ?? 0)
      expected += weight(row, column) * shareOfRow * shareOfColumn
    }
  // Not 1 − P_e, which rounding can leave a hair above 0 where it is 0: a sum of products is 0 only where all are.
  return expected > 0
    ? estimated(1 - observed / expected)
    : notApplicable('both gave every unit the same value')
}

/**
 * Scott's π of two coders: (P_o − P_e) / (1 − P_e) with P_e = Σ ((p_c· + p_·c) / 2)², the margins of both together.
 * Source: Scott (1955). Undefined as Cohen's κ is.
 */
export function scottPi(data: ReliabilityData): Estimate {
  if (data.coders.length !== 2) return notApplicable(twoCoders)
  const { values, shares, rows, columns, total } = contingency(data)
  if (total === 0) return notApplicable(bothNeeded)
  if (values.length < 2) return notApplicable('both gave every unit the same value')
  const agreed = shares.reduce((sum, row, at) => sum + (row[at] ?? 0), 0)
  const byChance = rows.reduce((sum, row, at) => sum + ((row + (columns[at] ?? 0)) / 2) ** 2, 0)
  return estimated((agreed - byChance) / (1 - byChance))
}

/**
 * Light's κ of three or more coders: the mean of Cohen's κ over the pairs for which it is defined.
 * Source: Light (1971). Undefined where it is for every pair.
 */
export function lightKappa(data: ReliabilityData): Estimate {
  if (data.coders.length < 3) return notApplicable('it takes three or more coders')
  return meanOf(
    coderPairs(data).map(pair => cohenKappa(ofCoders(data, pair))),
    'Cohen’s kappa is undefined for every pair of coders',
  )
}
