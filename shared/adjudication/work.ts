import { type Estimate, meanOf } from '../agreement/estimate'
import {
  type CodedUnit,
  coderPairs,
  pairable,
  type ReliabilityData,
  type Value,
} from '../agreement/reliability-data'
import { type PairF1, pairF1 } from '../agreement/span-agreement'
import type { AnnotatorId } from '../model/ids'
import type { ArticleMeasures } from './measures'

/** What a figure comes to, and from how many of its units. */
export interface Worked {
  readonly estimate: Estimate
  readonly units: number
}

/** A coefficient of units of all the articles. */
export function onUnits<V extends Value>(
  of: readonly AnnotatorId[],
  measures: readonly ArticleMeasures[],
  units: (measures: ArticleMeasures) => readonly CodedUnit<V>[],
  estimate: (data: ReliabilityData<V>) => Estimate,
): Worked {
  const data = { coders: of, units: measures.flatMap(units) }
  return { estimate: estimate(data), units: pairable(data).length }
}

/** How a figure that adds up over articles is worked out: what an article adds, and what the sum comes to. */
export interface Additive {
  readonly tally: (measures: ArticleMeasures) => readonly number[]
  readonly fromTally: (sum: readonly number[]) => Worked
  readonly work: (measures: readonly ArticleMeasures[]) => Worked
}

/** F1 of each two annotators over the articles that both worked on, counts added up; with three and more, their mean. */
export function overPairs(
  of: readonly AnnotatorId[],
  pair: (measures: ArticleMeasures, a: number, b: number) => PairF1 | null,
): Additive {
  const pairs = coderPairs({ coders: of })
  const tally = (measures: ArticleMeasures) =>
    pairs.flatMap(([a, b]) => {
      const found = pair(measures, a, b)
      return found ? [found.matched, found.onlyFirst, found.onlySecond] : [0, 0, 0]
    })
  const fromTally = (sum: readonly number[]): Worked => {
    let units = 0
    const estimates = pairs.map((_, at) => {
      const [matched = 0, onlyFirst = 0, onlySecond = 0] = sum.slice(3 * at, 3 * at + 3)
      units += 2 * matched + onlyFirst + onlySecond
      return pairF1(matched, onlyFirst, onlySecond).f1
    })
    const [only] = estimates
    const estimate = estimates.length === 1 && only ? only : meanOf(estimates, 'no two annotators marked any')
    return { estimate, units }
  }
  return { tally, fromTally, work: measures => fromTally(added(measures.map(tally))) }
}

/** Rows of numbers added up, place by place. */
export function added(rows: readonly (readonly number[])[]): number[] {
  const sum: number[] = []
  for (const row of rows) for (const [at, value] of row.entries()) sum[at] = (sum[at] ?? 0) + value
  return sum
}
