import { type Continuum, categoriesOf, hasOverlaps, joinContinua } from '../agreement/continuum'
import { type Estimate, estimated, meanOf, notApplicable } from '../agreement/estimate'
import {
  type CodedUnit,
  coderPairs,
  pairableUnits,
  type ReliabilityData,
  type Value,
} from '../agreement/reliability-data'
import { type PairF1, pairF1 } from '../agreement/span-agreement'
import { workingOutUnitizingAlpha } from '../agreement/unitizing-alpha'
import {
  familyFrom,
  type StretchTables,
  stretchTables,
  type UnitizingFamily,
  unitizingFamily,
} from '../agreement/unitizing-family'
import { atOnce } from '../model/at-once'
import type { AnnotatorId } from '../model/ids'
import type { ArticleMeasures } from './measures'
import { Rows, SparseRows } from './rows'

/** What a figure comes to, and from how many of its units. */
export interface Worked {
  readonly estimate: Estimate
  readonly units: number
}

/** A figure of some articles once each of them has been counted. */
export interface Counted {
  readonly all: Worked
  /** The same for articles drawn from them, by their places, some perhaps more than once. Absent: it is not worth the wait. */
  readonly drawn?: (places: readonly number[]) => Estimate
  /** How many draws are worth the wait. */
  readonly draws: number
}

/** Counts each article, in steps that others can come between. */
export type Counting = (measures: readonly ArticleMeasures[]) => Generator<undefined, Counted>

/** As many draws as are made where each is quick. */
const mostDraws = 1_000

/** F1 of each two annotators over the articles that both worked on, counts added up; with three and more, their mean. */
export function overPairs(
  of: readonly AnnotatorId[],
  pair: (measures: ArticleMeasures, a: number, b: number) => PairF1 | null,
): Counting {
  const pairs = coderPairs({ coders: of })
  const worked = (sum: readonly number[]): Worked => {
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
  return function* (measures) {
    const counts: (readonly number[])[] = []
    for (const each of measures) {
      counts.push(
        pairs.flatMap(([a, b]) => {
          const found = pair(each, a, b)
          return found ? [found.matched, found.onlyFirst, found.onlySecond] : [0, 0, 0]
        }),
      )
      yield
    }
    const rows = new Rows(counts)
    return {
      all: worked(rows.added(everyPlace(measures))),
      drawn: places => worked(rows.added(places)).estimate,
      draws: mostDraws,
    }
  }
}

/**
 * A coefficient of units of all the articles. Units with the same values are counted, so that a draw adds up counts. With
 * more kinds of units than `mostDrawn` a draw is not worth the wait.
 */
export function onUnits<V extends Value>(
  of: readonly AnnotatorId[],
  read: (measures: ArticleMeasures) => readonly CodedUnit<V>[],
  estimate: (data: ReliabilityData<V>) => Estimate | Generator<undefined, Estimate>,
  mostDrawn = Number.POSITIVE_INFINITY,
): Counting {
  const estimating = function* (data: ReliabilityData<V>): Generator<undefined, Estimate> {
    const found = estimate(data)
    return Symbol.iterator in found ? yield* found : found
  }
  return function* (measures) {
    const kinds = new Map<string, number>()
    const units: CodedUnit<V>[] = []
    /** Per article, places of kinds of units and how many of each there are. */
    const counts: (readonly (readonly [kind: number, count: number])[])[] = []
    for (const each of measures) {
      const own = new Map<number, number>()
      for (const unit of read(each)) {
        const key = JSON.stringify(unit.values)
        const kind = kinds.get(key) ?? kinds.size
        if (kind === kinds.size) {
          kinds.set(key, kind)
          units.push(unit)
        }
        own.set(kind, (own.get(kind) ?? 0) + 1)
      }
      counts.push([...own])
      yield
    }
    const rows = new SparseRows(counts)
    const dataOf = (places: readonly number[]): ReliabilityData<V> => {
      const times = rows.added(places, units.length)
      return {
        coders: of,
        units: units.flatMap((unit, kind) => (times[kind] ? [{ ...unit, times: times[kind] }] : [])),
      }
    }
    const all = dataOf(everyPlace(measures))
    return {
      all: { estimate: yield* estimating(all), units: pairableUnits(all) },
      drawn: places => atOnce(estimating(dataOf(places))),
      // The more kinds of units, the longer a draw takes: numbers are seldom the same.
      draws:
        units.length > mostDrawn
          ? 0
          : Math.max(100, Math.min(mostDraws, Math.floor(100_000 / (units.length + 1)))),
    }
  }
}

/** A coefficient of the family of Krippendorff et al. (2016) over the articles that all worked on, one after the other. */
export function unitizing(estimate: (family: UnitizingFamily) => Estimate): Counting {
  return function* (measures) {
    const continua = measures.map(({ continuum }) => continuum)
    const there = continua.flatMap(continuum => continuum ?? [])
    const none = nothingToCut(there)
    if (none) return none
    const found = new Set<string>()
    let units = 0
    let overlapping: Continuum | undefined
    for (const continuum of there) {
      for (const category of categoriesOf(continuum)) found.add(category)
      units += continuum.units.length
      overlapping ??= hasOverlaps(continuum) ? continuum : undefined
      yield
    }
    const categories = [...found].sort()
    if (overlapping || units === 0)
      return {
        all: { estimate: estimate(unitizingFamily(overlapping ?? joinContinua(there))), units },
        draws: 0,
      }
    const size = categories.length + 1
    // An article has few of many labels, and so few counts of all the pairs that labels make.
    const counts: (readonly (readonly [cell: number, count: number])[])[] = []
    for (const continuum of continua) {
      counts.push(continuum ? notZero(flat(stretchTables(continuum, categories))) : [])
      yield
    }
    const rows = new SparseRows(counts)
    const width = size * size + size + categories.length
    const of = (places: readonly number[]) =>
      estimate(familyFrom(tablesFrom(rows.added(places, width), size), categories))
    return { all: { estimate: of(everyPlace(measures)), units }, drawn: of, draws: mostDraws }
  }
}

const flat = ({ observed, withItself, unitsWithThemselves }: StretchTables): number[] => [
  ...observed.flat(),
  ...withItself,
  ...unitsWithThemselves,
]

function notZero(cells: readonly number[]): [cell: number, count: number][] {
  const counts: [number, number][] = []
  for (const [cell, count] of cells.entries()) if (count !== 0) counts.push([cell, count])
  return counts
}

const tablesFrom = (cells: Float64Array, size: number): StretchTables => ({
  observed: Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => cells[row * size + column] ?? 0),
  ),
  withItself: Array.from({ length: size }, (_, value) => cells[size * size + value] ?? 0),
  unitsWithThemselves: Array.from({ length: size - 1 }, (_, value) => cells[size * size + size + value] ?? 0),
})

/** α_U of all labels together (Krippendorff 2004) over the articles that all worked on, one after the other. */
export const unitizing2004: Counting = function* (measures) {
  const continua = measures.map(({ continuum }) => continuum)
  const there = continua.flatMap(continuum => continuum ?? [])
  const none = nothingToCut(there)
  if (none) return none
  const estimateOf = function* (joined: Continuum): Generator<undefined, Estimate> {
    let [observed, expected] = [0, 0]
    const categories = categoriesOf(joined)
    yield
    for (const category of categories) {
      const one = yield* workingOutUnitizingAlpha(joined, category, 'krippendorff-2004')
      if (one.observed === null || one.expected === null) return one.alpha
      observed += one.observed
      expected += one.expected
      yield
    }
    if (joined.units.length === 0) return notApplicable('nobody marked a unit')
    return expected > 0
      ? estimated(1 - observed / expected)
      : notApplicable('the units leave no other way to lie, so no disagreement could be expected')
  }
  const all = joinContinua(there)
  yield
  const units = all.units.length
  return {
    all: { estimate: yield* estimateOf(all), units },
    drawn: places => atOnce(estimateOf(joinContinua(places.flatMap(place => continua[place] ?? [])))),
    // Each draw cuts the whole continuum anew, since its expectation does not add up over articles.
    draws: units > 2_000 ? 0 : Math.max(100, Math.min(200, Math.floor(40_000 / (units + 1)))),
  }
}

function nothingToCut([first]: readonly Continuum[]): Counted | null {
  const why = !first
    ? 'no article was worked on by all of them'
    : first.coders.length < 2
      ? 'it takes two annotators'
      : null
  return why === null ? null : { all: { estimate: notApplicable(why), units: 0 }, draws: 0 }
}

const everyPlace = (measures: readonly ArticleMeasures[]) => measures.map((_, place) => place)
