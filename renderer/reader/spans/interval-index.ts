/** A stretch with an owner: offsets in UTF-16 code units, end exclusive; `span` is a place in a list of spans. */
export interface Interval {
  readonly start: number
  readonly end: number
  readonly span: number
}

/**
 * Stretches that may overlap, kept in typed arrays and found by the place they touch. A tree laid over the sorted
 * starts, in which each middle knows the furthest end of its half: building is a sort, a look-up is logarithmic.
 */
export class IntervalIndex {
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** The owner of each stretch. */
  readonly spans: Int32Array
  readonly #furthest: Int32Array

  constructor(intervals: readonly Interval[]) {
    // By start, and the longer first: what is inside comes after what holds it.
    const sorted = intervals.toSorted((a, b) => a.start - b.start || b.end - a.end)
    this.starts = Int32Array.from(sorted, interval => interval.start)
    this.ends = Int32Array.from(sorted, interval => interval.end)
    this.spans = Int32Array.from(sorted, interval => interval.span)
    this.#furthest = new Int32Array(sorted.length)
    this.#measure(0, sorted.length)
  }

  get size(): number {
    return this.starts.length
  }

  /** The stretches that share at least one code unit with [start, end), by start and the longer first. */
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
