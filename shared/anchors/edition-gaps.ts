import type { Alignment } from './edition-alignment'
import { likeness } from './edition-likeness'
import { at, type Tokens, wordAt } from './edition-tokens'

/** A gap longer than this, in tokens on either side, says nothing about where in it a span would begin. */
const longest = 64
/** From this likeness on, two words that face each other across a gap count as one word that was changed. */
const alike = 0.5

/** What replaced what: a stretch of old tokens between two that are aligned, and the new one between the same two. */
interface Gap {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
  /** Per old token of the gap, the new token that it was changed into; −1 where none resembles it. */
  readonly pairs: Int32Array
}

/** Where tokens went that are in the new edition under another form: a word changed, a figure corrected. */
export class Gaps {
  readonly #from: Tokens
  readonly #to: Tokens
  readonly #alignment: Alignment
  readonly #known = new Map<number, Gap | null>()

  constructor(from: Tokens, to: Tokens, alignment: Alignment) {
    this.#from = from
    this.#to = to
    this.#alignment = alignment
  }

  /** The new token at which what began with old token `i` begins; −1 where that cannot be said. */
  beginning(i: number): number {
    const aligned = at(this.#alignment.forward, i)
    if (aligned >= 0) return aligned
    const gap = this.#around(i)
    if (!gap) return -1
    const own = at(gap.pairs, i - gap.from)
    if (own >= 0) return own
    for (let k = i - 1; k >= gap.from; k--) {
      const pair = at(gap.pairs, k - gap.from)
      if (pair >= 0) return pair + 1
    }
    return gap.newFrom
  }

  /** The new token before which what ended with old token `i` ends; −1 where that cannot be said. */
  end(i: number): number {
    const aligned = at(this.#alignment.forward, i)
    if (aligned >= 0) return aligned + 1
    const gap = this.#around(i)
    if (!gap) return -1
    const own = at(gap.pairs, i - gap.from)
    if (own >= 0) return own + 1
    for (let k = i + 1; k < gap.to; k++) {
      const pair = at(gap.pairs, k - gap.from)
      if (pair >= 0) return pair
    }
    return gap.newTo
  }

  #around(i: number): Gap | null {
    let from = i
    while (from > 0 && at(this.#alignment.forward, from - 1) < 0 && i - from <= longest) from--
    const known = this.#known.get(from)
    if (known !== undefined) return known
    const gap = this.#measure(from)
    this.#known.set(from, gap)
    return gap
  }

  #measure(from: number): Gap | null {
    const { forward, backward } = this.#alignment
    let to = from
    while (to < this.#from.count && at(forward, to) < 0 && to - from <= longest) to++
    const newFrom = from === 0 ? 0 : at(forward, from - 1) + 1
    const newTo = to === this.#from.count ? this.#to.count : at(forward, to)
    if (from > 0 && newFrom === 0) return null
    if (to - from > longest || newTo < newFrom || newTo - newFrom > longest) return null
    for (let j = newFrom; j < newTo; j++) if (at(backward, j) >= 0) return null
    return { from, to, newFrom, newTo, pairs: this.#pair(from, to, newFrom, newTo) }
  }

  /** The pairs, in order, that are most alike together. */
  #pair(from: number, to: number, newFrom: number, newTo: number): Int32Array {
    const height = to - from
    const breadth = newTo - newFrom
    const best = Array.from({ length: height + 1 }, () => new Float64Array(breadth + 1))
    const alikeness = Array.from({ length: height }, (_, x) =>
      Array.from({ length: breadth }, (_, y) => this.#alike(from + x, newFrom + y)),
    )
    const value = (x: number, y: number) => best[x]?.[y] ?? 0
    const joined = (x: number, y: number) => value(x - 1, y - 1) + (alikeness[x - 1]?.[y - 1] ?? 0)
    for (let x = 1; x <= height; x++) {
      const row = best[x]
      for (let y = 1; row && y <= breadth; y++)
        row[y] = Math.max(value(x - 1, y), value(x, y - 1), joined(x, y))
    }
    const pairs = new Int32Array(height).fill(-1)
    let x = height
    let y = breadth
    while (x > 0 && y > 0) {
      if (value(x, y) === value(x - 1, y)) x--
      else if (value(x, y) === value(x, y - 1)) y--
      else {
        pairs[x - 1] = newFrom + y - 1
        x--
        y--
      }
    }
    return pairs
  }

  #alike(i: number, j: number): number {
    const found = likeness(wordAt(this.#from, i), wordAt(this.#to, j))
    return found >= alike ? found : 0
  }
}
