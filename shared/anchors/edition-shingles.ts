import { at } from './edition-tokens'

/** Where runs of `width` keys stand, found by what they say. Filled once, then asked; linear in what is put in. */
export class Shingles {
  readonly #keys: Int32Array
  readonly #width: number
  readonly #heads: Int32Array
  readonly #next: Int32Array
  readonly #places: Int32Array
  readonly #mask: number

  /** `places` are positions in `keys` at which a whole run begins. */
  constructor(keys: Int32Array, width: number, places: readonly number[]) {
    this.#keys = keys
    this.#width = width
    let size = 16
    while (size < places.length * 2) size *= 2
    this.#mask = size - 1
    this.#heads = new Int32Array(size).fill(-1)
    this.#next = new Int32Array(places.length)
    this.#places = Int32Array.from(places)
    for (let i = places.length - 1; i >= 0; i--) {
      const slot = hash(keys, at(this.#places, i), width) & this.#mask
      this.#next[i] = at(this.#heads, slot)
      this.#heads[slot] = i
    }
  }

  /** Up to `limit` places that say what `keys` says at `from`, in order; the run must be whole. */
  find(keys: Int32Array, from: number, limit: number): number[] {
    const found: number[] = []
    if (from < 0 || from + this.#width > keys.length) return found
    // Runs that merely share a slot are few; a slot full of one run is left as soon as the limit is reached.
    let entry = at(this.#heads, hash(keys, from, this.#width) & this.#mask)
    while (entry >= 0 && found.length < limit) {
      const place = at(this.#places, entry)
      if (sameRun(this.#keys, place, keys, from, this.#width)) found.push(place)
      entry = at(this.#next, entry)
    }
    return found
  }
}

function hash(keys: Int32Array, from: number, width: number): number {
  let value = 0x811c9dc5
  for (let i = 0; i < width; i++) {
    value = Math.imul(value ^ at(keys, from + i), 0x01000193)
    value ^= value >>> 15
  }
  return value >>> 0
}

function sameRun(a: Int32Array, aFrom: number, b: Int32Array, bFrom: number, width: number): boolean {
  for (let i = 0; i < width; i++) if (a[aFrom + i] !== b[bFrom + i]) return false
  return true
}
