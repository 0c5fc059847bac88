import type { Range } from '#shared/anchors/ranges'

/** By start, and the longer first: what is inside comes after what holds it. */
export const byPlace = (a: Range, b: Range) => a.start - b.start || b.end - a.end

/** The first place of so many from which on something is so, found by halving; their number where it is nowhere so. */
export function firstOf(size: number, isSo: (at: number) => boolean): number {
  let low = 0
  for (let high = size; low < high; ) {
    const middle = (low + high) >>> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Stretches that may overlap, in the order of `byPlace`, kept in typed arrays and found by the place they touch. Each
 * knows how far it and all before it reach: what a stretch is near is found by halving, and what changes is copied on.
 */
export class IntervalIndex {
  starts = new Int32Array()
  ends = new Int32Array()
  #reaches = new Int32Array()

  get size(): number {
    return this.starts.length
  }

  /** Takes so many stretches out from a place on, and puts others in there. */
  change(at: number, gone: number, come: readonly Range[]): void {
    this.starts = changed(this.starts, at, gone, come.length)
    this.ends = changed(this.ends, at, gone, come.length)
    this.#reaches = changed(this.#reaches, at, gone, come.length)
    let reach = this.#reaches[at - 1] ?? 0
    for (let next = at; next < this.size; next++) {
      const one = come[next - at]
      if (one) {
        this.starts[next] = one.start
        this.ends[next] = one.end
      }
      reach = Math.max(reach, this.ends[next] as number)
      // From here on all reach as far as they did.
      if (!one && this.#reaches[next] === reach) return
      this.#reaches[next] = reach
    }
  }

  /** Whether none of the stretches before a place overlaps the one in it, or it is behind the last. */
  apart(at: number): boolean {
    return (this.#reaches[at - 1] ?? 0) <= (this.starts[at] ?? Infinity)
  }

  /** The stretches that share at least one code unit with [start, end): their places, in order. */
  touching(start: number, end: number): number[] {
    const found: number[] = []
    let at = firstOf(this.size, place => (this.#reaches[place] as number) > start)
    for (; (this.starts[at] as number) < end; at++) if ((this.ends[at] as number) > start) found.push(at)
    return found
  }
}

/** More room than was asked for is made by this share: of many changes one by one, hardly any makes all anew. */
const spare = 1 / 8

/** Numbers of which so many from a place on give way to so many others; what is behind them is moved where there is room. */
function changed(
  all: Int32Array<ArrayBuffer>,
  at: number,
  gone: number,
  come: number,
): Int32Array<ArrayBuffer> {
  const size = all.length - gone + come
  const room = all.buffer.byteLength / all.BYTES_PER_ELEMENT
  if (size > room) {
    const now = new Int32Array(size + Math.ceil(size * spare)).subarray(0, size)
    now.set(all.subarray(0, at))
    now.set(all.subarray(at + gone), at + come)
    return now
  }
  const now = new Int32Array(all.buffer, 0, Math.max(size, all.length))
  now.copyWithin(at + come, at + gone, all.length)
  return now.subarray(0, size)
}
