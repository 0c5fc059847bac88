import { atOnce } from '../model/at-once'
import { type Continuum, endAt, endOf, gapsBetween, type Stretch, unitsOf } from './continuum'
import { type Estimate, estimated, notApplicable } from './estimate'

/**
 * Which expectation: that of Krippendorff (1995), of a continuum that can be cut anywhere (the limit of ever finer
 * units of length, to which the paper's tables run), or that of Krippendorff (2004), of a continuum of whole units of
 * length, such as characters. They meet as units get long.
 */
export type UnitizingVariant = 'krippendorff-1995' | 'krippendorff-2004'

/** The two sides of α and what came of them. */
export interface Disagreement {
  readonly alpha: Estimate
  readonly observed: number | null
  readonly expected: number | null
}

/**
 * Krippendorff's α_U of one category, all others taken for gaps. Two stretches u (of one coder) and v (of another) differ by
 *
 *     δ²(u, v) = (b_u − b_v)² + (e_u − e_v)²  two units that overlap, b their beginnings and e their ends
 *              = l_u²                         a unit that lies wholly in the other's gap
 *              = 0                            else
 *     D_o = Σ over ordered pairs of coders Σ δ² / (m (m − 1) L²)
 *     D_e = 2/L · Σ over units g [ (N − 1)/3 · (2 l_g³ − 3 l_g² + l_g) + l_g² · Σ over gaps h, l_h ≥ l_g, (l_h − l_g + 1) ]
 *               / ( mL (mL − 1) − Σ over units g l_g (l_g − 1) )
 *
 * with N units of the category among all m coders on a continuum of length L; for 1995, the powers of l and L that do not
 * vanish as the unit of length does: 2 l_g³, l_h − l_g, (mL)² and l_g².
 * Sources: Krippendorff (1995), On the Reliability of Unitizing Continuous Data, Sociological Methodology 25, 47–76;
 * Krippendorff (2004), Content Analysis, 2nd edition, section 11.6. The 1995 paper's own D_e is known to be a little off.
 * The continuum has to be free of faults (`continuumFaults`). Undefined where D_e is 0: nobody marked the category, or
 * marks can lie in one way only; and for 2004 where a place is not a whole number.
 */
export function unitizingAlpha(
  continuum: Continuum,
  category: string,
  variant: UnitizingVariant,
): Disagreement {
  return atOnce(ofCategories(continuum, [category], variant))
}

/** The same coder by coder, so that others can come between. */
export const workingOutUnitizingAlpha = (
  continuum: Continuum,
  category: string,
  variant: UnitizingVariant,
): Generator<undefined, Disagreement> => ofCategories(continuum, [category], variant)

/**
 * α_U of all categories together: 1 − Σ_c D_o / Σ_c D_e (Krippendorff 2004, section 11.6). Each category is a unitizing
 * of its own, so that units of different categories may overlap.
 */
export function jointUnitizingAlpha(
  continuum: Continuum,
  categories: readonly string[],
  variant: UnitizingVariant,
): Disagreement {
  return atOnce(ofCategories(continuum, categories, variant))
}

function* ofCategories(
  continuum: Continuum,
  categories: readonly string[],
  variant: UnitizingVariant,
): Generator<undefined, Disagreement> {
  const whole = [continuum, ...continuum.units].every(
    ({ start, length }) => Number.isInteger(start) && Number.isInteger(length),
  )
  if (variant === 'krippendorff-2004' && !whole)
    return none('starts and lengths are not all whole numbers; the 1995 form takes them as they are')
  let observed = 0
  let expected = 0
  let marked = false
  for (const category of categories) {
    const partitions: Partition[] = []
    for (const coder of continuum.coders) {
      const units = unitsOf(continuum, coder, category)
      partitions.push({ units, gaps: gapsBetween(continuum, units) })
      yield
    }
    marked ||= partitions.some(({ units }) => units.length > 0)
    observed += observedOf(partitions, continuum.length)
    yield
    expected += expectedOf(partitions, continuum.length, variant === 'krippendorff-2004' ? 1 : 0)
  }
  if (!marked) return none('nobody marked a unit')
  const alpha =
    expected > 0
      ? estimated(1 - observed / expected)
      : notApplicable('the units leave no other way to lie, so no disagreement could be expected')
  return { alpha, observed, expected }
}

const none = (reason: string): Disagreement => ({
  alpha: notApplicable(reason),
  observed: null,
  expected: null,
})

interface Partition {
  readonly units: readonly Stretch[]
  readonly gaps: readonly Stretch[]
}

function observedOf(partitions: readonly Partition[], length: number): number {
  let sum = 0
  for (const [place, first] of partitions.entries())
    for (const second of partitions.slice(place + 1))
      sum +=
        betweenUnits(first.units, second.units) +
        withinGaps(first.units, second.gaps) +
        withinGaps(second.units, first.gaps)
  const coders = partitions.length
  return (2 * sum) / (coders * (coders - 1) * length ** 2)
}

/** Both in order and without overlap among themselves, so that one pass finds every two that meet. */
function betweenUnits(first: readonly Stretch[], second: readonly Stretch[]): number {
  let sum = 0
  let from = 0
  for (const unit of first) {
    while (endAt(second, from) <= unit.start) from++
    for (let at = from; ; at++) {
      const other = second[at]
      if (!other || other.start >= endOf(unit)) break
      sum += (unit.start - other.start) ** 2 + (endOf(unit) - endOf(other)) ** 2
    }
  }
  return sum
}

function withinGaps(units: readonly Stretch[], gaps: readonly Stretch[]): number {
  let sum = 0
  let at = 0
  for (const unit of units) {
    while (endAt(gaps, at) < endOf(unit)) at++
    const gap = gaps[at]
    if (gap && gap.start <= unit.start) sum += unit.length ** 2
  }
  return sum
}

/** `grain` is the unit of length: 1, or 0 for a continuum that can be cut anywhere. */
function expectedOf(partitions: readonly Partition[], length: number, grain: 0 | 1): number {
  const units = partitions.flatMap(partition => partition.units)
  const gapLengths = partitions.flatMap(partition => partition.gaps.map(gap => gap.length))
  const gaps = countsOf(gapLengths)
  let sum = 0
  let within = 0
  for (const [l, count] of countsOf(units.map(unit => unit.length))) {
    const meeting = ((units.length - 1) / 3) * (2 * l ** 3 - grain * (3 * l ** 2 - l))
    let places = 0
    for (const [gap, times] of gaps) if (gap >= l) places += times * (gap - l + grain)
    sum += count * (meeting + l ** 2 * places)
    within += count * l * (l - grain)
  }
  const all = partitions.length * length
  return (2 * sum) / length / (all * (all - grain) - within)
}

/** Lengths repeat: each is worked out once. */
function countsOf(lengths: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1)
  return counts
}
