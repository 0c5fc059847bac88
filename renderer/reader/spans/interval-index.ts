import type { Range } from '#shared/anchors/ranges'

/** By start, and the longer first: what is inside comes after what holds it. */
export const byPlace = (a: Range, b: Range) => a.start - b.start || b.end - a.end

/**
 * Stretches that may overlap, kept in typed arrays and found by the place they touch. A tree laid over the sorted
 * starts, in which each middle knows the furthest end of its half: building is one pass, a look-up is logarithmic.
 */
export class IntervalIndex {
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly #furthest: Int32Array

  /** The stretches in the order of `byPlace`: what is found of them is their places in it. */
  constructor(sorted: readonly Range[]) {
    const size = sorted.length
    this.starts = new Int32Array(size)
    this.ends = new Int32Array(size)
    for (let at = 0; at < size; at++) {
      const { start, end } = sorted[at] as Range
      this.starts[at] = start
      this.ends[at] = end
    }
    this.#furthest = new Int32Array(size)
    this.#measure(0, size)
  }

  get size(): number {
    return this.starts.length
  }

  /** The stretches that share at least one code unit with [start, end), in their order. */
  touching(start: number, end: number): number[] {
    const found: number[] = []
    this.#collect(0, this.size, start, end, found)
    return found
  }

  #measure(low: number, high: number): number {
    if (low >= high) return -1
    const middle = (low + high) >>> 1
    const furthest = Math.max(
      this.ends[middle] as number,
      this.#measure(low, middle),
      this.#measure(middle + 1, high),
    )
    this.#furthest[middle] = furthest
    return furthest
  }

  #collect(low: number, high: number, start: number, end: number, found: number[]): void {
    if (low >= high) return
    const middle = (low + high) >>> 1
    if ((this.#furthest[middle] as number) <= start) return
    this.#collect(low, middle, start, end, found)
    if ((this.starts[middle] as number) >= end) return
    if ((this.ends[middle] as number) > start) found.push(middle)
    this.#collect(middle + 1, high, start, end, found)
  }
}
