/** The most that was done between two steps, by a count of what is done. */
export function longestStretch(steps: Generator<unknown, unknown>, count: () => number): number {
  let [longest, before] = [0, count()]
  for (let over = false; !over; before = count()) {
    over = steps.next().done === true
    longest = Math.max(longest, count() - before)
  }
  return longest
}

/** A map that counts what is read of it: looked up, or walked through. */
export class CountedMap<V> extends Map<string, V> {
  read = 0

  override get(key: string): V | undefined {
    this.read++
    return super.get(key)
  }
  override *keys(): MapIterator<string> {
    for (const [key] of this) yield key
  }
  override *[Symbol.iterator](): MapIterator<[string, V]> {
    for (const entry of super.entries()) {
      this.read++
      yield entry
    }
  }
}
