import type { Range } from '#shared/anchors/ranges'
import type { IntervalIndex } from './interval-index'

/** How many underlines fit beneath one another before they reach the next line's letters. */
export const laneCount = 3

/**
 * For each stretch of an index between two places, the lane its underline runs in: 0 next to the letters, and further
 * down the more stretches it overlaps, so that each of them can be followed. Beyond the last lane they share it. The
 * first is to be one that none before it overlap.
 */
export function lanesOf(index: IntervalIndex, from = 0, to = index.size): Uint8Array {
  const lanes = new Uint8Array(to - from)
  const free = new Int32Array(laneCount)
  for (let at = from; at < to; at++) {
    const start = index.starts[at] as number
    let lane = 0
    while (lane < laneCount - 1 && (free[lane] as number) > start) lane++
    lanes[at - from] = lane
    free[lane] = Math.max(free[lane] as number, index.ends[at] as number)
  }
  return lanes
}

/** Where an underline runs. */
export interface InLane extends Range {
  readonly lane: number
}

/**
 * The lanes of the parts of a span that is to come: for each the one nearest to the letters in which none of what it
 * overlaps runs; the last one where all are taken.
 */
export function lanesAmong(parts: readonly Range[], others: (part: Range) => readonly InLane[]): number[] {
  return parts.map(part => {
    const taken = others(part).filter(({ start, end }) => start < part.end && part.start < end)
    let lane = 0
    while (lane < laneCount - 1 && taken.some(other => other.lane === lane)) lane++
    return lane
  })
}
