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

/** F1 of each two annotators over the articles that both worked on, counts added up; with three and more, their mean. */
export function overPairs(
  of: readonly AnnotatorId[],
  measures: readonly ArticleMeasures[],
  pair: (measures: ArticleMeasures, a: number, b: number) => PairF1 | null,
): Worked {
  let units = 0
  const estimates = coderPairs({ coders: of }).map(([a, b]) => {
    const counts = { matched: 0, onlyFirst: 0, onlySecond: 0 }
    for (const each of measures) {
      const found = pairOf(each, pair, a, b)
      if (!found) continue
      counts.matched += found.matched
      counts.onlyFirst += found.onlyFirst
      counts.onlySecond += found.onlySecond
    }
    units += 2 * counts.matched + counts.onlyFirst + counts.onlySecond
    return pairF1(counts.matched, counts.onlyFirst, counts.onlySecond).f1
  })
  const [only] = estimates
  const estimate = estimates.length === 1 && only ? only : meanOf(estimates, 'no two annotators marked any')
  return { estimate, units }
}

const known = new WeakMap<ArticleMeasures, Map<unknown, Map<string, PairF1 | null>>>()

/** An article's counts are worked out once, however often the bootstrap draws it. */
function pairOf(
  measures: ArticleMeasures,
  pair: (measures: ArticleMeasures, a: number, b: number) => PairF1 | null,
  a: number,
  b: number,
): PairF1 | null {
  const ofArticle = known.get(measures) ?? new Map<unknown, Map<string, PairF1 | null>>()
  known.set(measures, ofArticle)
  const ofPair = ofArticle.get(pair) ?? new Map<string, PairF1 | null>()
  ofArticle.set(pair, ofPair)
  const key = `${a} ${b}`
  let found = ofPair.get(key)
  if (found === undefined) ofPair.set(key, (found = pair(measures, a, b)))
  return found
}
