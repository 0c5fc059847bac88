interface Scored<R> {
  readonly record: R
  readonly score: number
}

/** How many of the best are kept: as many as a window may ask for. */
const most = 200

/** Counts everything that is added and keeps the best of it: what has the least score, and of two alike the earlier. */
export class Best<R> {
  readonly #kept: Scored<R>[] = []
  #total = 0

  get total(): number {
    return this.#total
  }

  /** Best first. */
  first(count: number): R[] {
    return this.#kept.slice(0, count).map(({ record }) => record)
  }

  add(record: R, score: number): void {
    this.#total++
    const kept = this.#kept
    const last = kept[most - 1]
    if (last && last.score <= score) return
    let [low, high] = [0, kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((kept[middle]?.score ?? 0) <= score) low = middle + 1
      else high = middle
    }
    kept.splice(low, 0, { record, score })
    if (kept.length > most) kept.pop()
  }
}
