import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { ComparisonHead, DifferenceRow } from '#shared/api/compare-views'
import type { Params } from '#shared/api/contract'
import { call } from '../store'
import { allDifferences } from './filter'
import { type HeldState, makeHeld } from './held'

/** A comparison that is being made, stands, or could not be made. */
export type ComparisonState = HeldState<ComparisonHead, DifferenceFilter, DifferenceRow>

/** A place for one comparison at a time. */
export function makeComparison() {
  const held = makeHeld<ComparisonHead, DifferenceFilter, DifferenceRow>(allDifferences, {
    close: ({ id }) => void call('comparisons.close', { comparison: id }),
    again: ({ id }) => call('comparisons.head', { comparison: id }),
  })
  return {
    ...held,
    /** Compares the project with what is named. False where that failed or was given up; the state says which. */
    open: (other: Params<'comparisons.open'>['with'], title: string): Promise<boolean> =>
      held.open(task => call('comparisons.open', { task, with: other }), title),
  }
}
export type Comparison = ReturnType<typeof makeComparison>
