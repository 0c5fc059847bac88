import type { Alignment } from './edition-alignment'
import { contextAgreement, reach } from './edition-context'
import { Shingles } from './edition-shingles'
import { at, type Tokens } from './edition-tokens'

/** A stretch of tokens, end exclusive. */
export interface TokenRange {
  readonly from: number
  readonly to: number
}

/** Another place that the words around a span also fit, and how well they do: in all, and right beside it. */
export interface Lookalike extends TokenRange {
  readonly before: number
  readonly after: number
  readonly justBefore: number
  readonly justAfter: number
  /** How many of the span's own tokens are there too. */
  readonly within: number
  /** Whether words on both sides fit, as far as there are any. */
  readonly fits: boolean
}

const width = 3
/** Of a run that occurs more often than this no more places are looked at, and of those the most promising only. */
const mostHits = 24
const mostPlaces = 12
/** So many tokens on a side are words that fit. */
const leastSide = 2
/** A long span is looked for by so many of its runs, spread evenly. */
const mostRuns = 120

/**
 * Finds lookalikes among the words of one edition that have no place of their own in the other: words that are
 * aligned are accounted for, however much they resemble something else.
 */
export class Lookalikes {
  readonly #tokens: Tokens
  readonly #index: Shingles
  readonly isEmpty: boolean

  /** `map` is the alignment seen from `tokens`. */
  constructor(tokens: Tokens, map: Int32Array) {
    this.#tokens = tokens
    const places: number[] = []
    for (let i = 0; i + width <= tokens.count; i++) {
      for (let k = 0; k < width; k++) {
        if (at(map, i + k) < 0) {
          places.push(i)
          break
        }
      }
    }
    this.isEmpty = places.length === 0
    this.#index = new Shingles(tokens.keys, width, places)
  }

  /**
   * Places that resemble `span` of `other` with the words around it, the most alike first: at least
   * `leastRuns` runs of three words have to be there. Words beyond `taken`, the place that the span has already, speak
   * for that place and for no other.
   */
  of(other: Tokens, span: TokenRange, leastRuns: number, taken?: TokenRange): readonly Lookalike[] {
    if (this.isEmpty) return []
    const offsets = new Map<number, number>()
    const note = (run: number) => {
      for (const place of this.#index.find(other.keys, run, mostHits))
        offsets.set(place - run, (offsets.get(place - run) ?? 0) + 1)
    }
    const step = Math.max(1, Math.floor((span.to - span.from) / mostRuns))
    for (let run = Math.max(0, span.from - reach); run < span.from; run++) note(run)
    for (let run = span.from; run < span.to; run += step) note(run)
    for (let run = span.to; run <= span.to + reach - width; run++) note(run)
    const likely = [...offsets]
      .filter(([, count]) => count >= leastRuns)
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostPlaces)
    return withChangedBetween(likely.flatMap(([offset]) => this.#at(other, span, offset, taken) ?? []))
  }

  #at(other: Tokens, span: TokenRange, offset: number, taken?: TokenRange): Lookalike | undefined {
    const from = span.from + offset
    const to = span.to + offset
    if (from < 0 || to > this.#tokens.count) return undefined
    let within = 0
    for (let i = span.from; i < span.to; i++) if (other.keys[i] === this.#tokens.keys[i + offset]) within++
    const roomBefore = taken && from >= taken.to ? from - taken.to : undefined
    const roomAfter = taken && to <= taken.from ? taken.from - to : undefined
    const before = contextAgreement(other, span.from, this.#tokens, from, -1, roomBefore)
    const after = contextAgreement(other, span.to, this.#tokens, to, 1, roomAfter)
    const fits = (before.whole || before.all >= leastSide) && (after.whole || after.all >= leastSide)
    const beside = { justBefore: before.same, justAfter: after.same }
    return { from, to, before: before.all, after: after.all, ...beside, within, fits }
  }
}

/** The lookalikes of both editions: what a placement has to be told apart from. */
export function lookalikesBetween(
  from: Tokens,
  to: Tokens,
  { forward, backward }: Alignment,
): { readonly inNew: Lookalikes; readonly inOld: Lookalikes } {
  return { inNew: new Lookalikes(to, backward), inOld: new Lookalikes(from, forward) }
}

/** How much longer or shorter than the span a place may be that has other words between the same words, in tokens. */
const slack = 12

/** The places, and those made of one's words before and another's words after: where the span itself was changed. */
function withChangedBetween(places: readonly Lookalike[]): readonly Lookalike[] {
  const changed = places.flatMap(first =>
    places.flatMap(last => {
      const apart = Math.abs(last.from - first.from)
      if (first === last || apart > slack || last.to <= first.from) return []
      const fits = first.before >= leastSide && last.after >= leastSide
      if (first.before <= last.before || last.after <= first.after) return []
      return [
        { ...last, from: first.from, before: first.before, justBefore: first.justBefore, within: 0, fits },
      ]
    }),
  )
  return [...places, ...changed]
}
