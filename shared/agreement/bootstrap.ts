import { type Estimate, notApplicable } from './estimate'
import type { ReliabilityData, Value } from './reliability-data'
import type { Random } from './seeded-random'

/** A confidence interval and how it came about. */
export interface BootstrapInterval {
  readonly variant: 'units resampled with replacement, percentiles'
  readonly confidence: number
  readonly resamples: number
  /** Resamples in which the coefficient was undefined, such as those in which nothing varies; they are left out. */
  readonly undefinedResamples: number
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly random: Random
  /** 1,000 unless told. */
  readonly resamples?: number
  /** .95 unless told. */
  readonly confidence?: number
}

/**
 * The percentile bootstrap (Efron & Tibshirani 1993, chapter 13): as many units as there are, drawn with replacement, the
 * coefficient worked out anew on each draw, expected agreement included; the middle `confidence` of what comes out.
 * `statistic` gets the places of the drawn units, in a list that the next draw writes over. Null with a reason where
 * there is no unit, or where the coefficient is undefined in more than half of the resamples, so that the rest would
 * flatter it.
 */
export function bootstrapInterval(
  units: number,
  statistic: (drawn: readonly number[]) => Estimate,
  options: BootstrapOptions,
): BootstrapOutcome {
  const draws = bootstrapping(units, statistic, options)
  let step = draws.next()
  while (!step.done) step = draws.next()
  return step.value
}

type BootstrapOutcome = BootstrapInterval | { readonly value: null; readonly reason: string }

/** The same draw by draw, so that others can have a turn: yields the share of the resamples that is done. */
export function* bootstrapping(
  units: number,
  statistic: (drawn: readonly number[]) => Estimate,
  { random, resamples = 1000, confidence = 0.95 }: BootstrapOptions,
): Generator<number, BootstrapOutcome> {
  if (units === 0) return { value: null, reason: 'there is no unit to draw' }
  const values: number[] = []
  // One list for all draws: ten thousand places, drawn a thousand times, are much to throw away.
  const drawn: number[] = []
  for (let resample = 0; resample < resamples; resample++) {
    for (let at = 0; at < units; at++) drawn[at] = Math.floor(random() * units)
    const { value } = statistic(drawn)
    if (value !== null) values.push(value)
    yield (resample + 1) / resamples
  }
  const undefinedResamples = resamples - values.length
  if (values.length === 0 || undefinedResamples > resamples / 2)
    return { value: null, reason: `it is undefined in ${undefinedResamples} of ${resamples} resamples` }
  values.sort((a, b) => a - b)
  const tail = (1 - confidence) / 2
  return {
    variant: 'units resampled with replacement, percentiles',
    confidence,
    resamples,
    undefinedResamples,
    low: quantile(values, tail),
    high: quantile(values, 1 - tail),
  }
}

/** The bootstrap of a coefficient of reliability data. */
export const bootstrapData = <V extends Value>(
  data: ReliabilityData<V>,
  coefficient: (resampled: ReliabilityData<V>) => Estimate,
  options: BootstrapOptions,
) =>
  bootstrapInterval(
    data.units.length,
    drawn =>
      data.units.length === 0
        ? notApplicable('there is no unit')
        : coefficient({ ...data, units: drawn.flatMap(place => data.units[place] ?? []) }),
    options,
  )

/** Between the two nearest order statistics (Hyndman & Fan's type 7, as R and NumPy have it). */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}
