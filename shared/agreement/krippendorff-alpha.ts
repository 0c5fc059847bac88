import { atOnce } from '../model/at-once'
import { type Coincidences, coincidences } from './coincidences'
import { expectingDifference, squaredDifference } from './difference'
import { chanceCorrected, type Estimate, notApplicable } from './estimate'
import type { Level, ReliabilityData, Value } from './reliability-data'

/**
 * Krippendorff's α for any number of coders, missing values and the four levels of measurement, by coincidences.
 *
 *     α = 1 − (n − 1) · Σ o_ck δ²_ck / Σ n_c n_k δ²_ck
 *
 * Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; the same in Hayes & Krippendorff (2007).
 * Undefined where no unit has two values, where all pairable values are the same (nothing varies, so nothing could have
 * been expected), where values are not numbers at a level that needs them, and at ratio level for values below zero.
 */
export function krippendorffAlpha(data: ReliabilityData, level: Level): Estimate {
  return atOnce(workingOutAlpha(data, level))
}

/** The same in steps that others can come between: at ratio level each two values are a part of it. */
export const workingOutAlpha = (data: ReliabilityData, level: Level): Generator<undefined, Estimate> =>
  alphaOf(coincidences(data.units), level)

/** α of a coincidence matrix that is there already. */
function* alphaOf(matrix: Coincidences, level: Level): Generator<undefined, Estimate> {
  const { values, cells, total } = matrix
  if (total === 0) return notApplicable('no unit was coded by two coders')
  if (values.length < 2) return notApplicable('all values are the same, so nothing varies')
  if (level !== 'nominal' && !values.every(value => Number.isFinite(value)))
    return notApplicable(`${level} values have to be numbers`)
  if (level === 'ratio' && values.some(value => Number(value) < 0))
    return notApplicable('ratio values cannot be below zero')
  const difference = squaredDifference(matrix, level)
  let observed = 0
  for (const [row, counts] of cells.entries())
    for (const [column, count] of counts) observed += count * difference(row, column)
  const expected = (yield* expectingDifference(matrix, level)) / (total - 1)
  return chanceCorrected(observed, expected, 'no disagreement could be expected')
}

/**
 * Nominal α of one category against all others taken together: the reliability of that distinction alone
 * (Krippendorff 2004, section 11.3). Undefined where no pairable value, or every one, is the category.
 */
export function alphaOfCategory(data: ReliabilityData, category: Value): Estimate {
  const units = data.units.map(unit => ({
    ...unit,
    values: unit.values.map(value => (value === null ? null : value === category ? 'this' : 'other')),
  }))
  const matrix = coincidences(units)
  if (matrix.total > 0 && matrix.values.length < 2)
    return notApplicable(
      matrix.values[0] === 'this' ? 'every value is this category' : 'no pairable value is this category',
    )
  return atOnce(alphaOf(matrix, 'nominal'))
}
