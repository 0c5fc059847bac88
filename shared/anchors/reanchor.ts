import type { Anchor } from '../model/records'
import { graphemeEdge } from '../reading/graphemes'
import { anchorAt } from './anchor'
import { type Alignment, alignEditions } from './edition-alignment'
import { contextAgreement } from './edition-context'
import { Gaps } from './edition-gaps'
import { type Candidate, isRival, isSupported, isWeak, resembles, runsToRival } from './edition-judgement'
import { likeness } from './edition-likeness'
import { type Lookalike, Lookalikes, lookalikesBetween, type TokenRange } from './edition-lookalikes'
import { at, firstEndingAfter, type Tokens, tokensOf } from './edition-tokens'
import type { Range } from './ranges'

/**
 * What became of one place in a corrected edition:
 * - `exact`: the same words at the same offsets;
 * - `moved`: the same words elsewhere, beyond doubt;
 * - `fuzzy`: other words in the same place; `score` 0–1 says how alike the quotes are;
 * - `orphaned`: it is gone, or it might be in several places and so is in none.
 */
export type Placement =
  | { readonly outcome: 'exact' | 'moved'; readonly span: Anchor }
  | { readonly outcome: 'fuzzy'; readonly span: Anchor; readonly score: number }
  | Orphaned
export interface Orphaned {
  readonly outcome: 'orphaned'
  readonly reason: 'gone' | 'lookalikes'
  /** Places in the new edition that it might be, likeliest first; in UTF-16 code units. */
  readonly lookalikes: readonly Range[]
}

/** How far beside a span the alignment is looked at, in tokens. */
const tearReach = 5
const chanceReach = 6
const fewWords = 2
const leastKept = 3
const mostListed = 5

/**
 * Prepares to say where spans of one edition are in another: aligns the two once, in time near linear in their
 * length; each span then costs little. A span's own offsets must be into `from`.
 */
export function betweenEditions(from: string, to: string): (span: Anchor) => Placement {
  const editions = new Editions(from, to)
  return span => editions.place(span)
}

class Editions {
  readonly #from: Tokens
  readonly #to: Tokens
  readonly #alignment: Alignment
  readonly #gaps: Gaps
  readonly #inNew: Lookalikes
  readonly #inOld: Lookalikes
  #anywhere: Lookalikes | undefined

  constructor(from: string, to: string) {
    const tokens = tokensOf(from, to)
    this.#from = tokens.from
    this.#to = tokens.to
    this.#alignment = alignEditions(this.#from, this.#to)
    this.#gaps = new Gaps(this.#from, this.#to, this.#alignment)
    const { inNew, inOld } = lookalikesBetween(this.#from, this.#to, this.#alignment)
    this.#inNew = inNew
    this.#inOld = inOld
  }

  place({ start, end, quote }: Anchor): Placement {
    const own = { from: firstEndingAfter(this.#from, start), to: this.#tokenAfter(end) }
    // An offset is worth nothing without its quote; and white space alone is nowhere in particular.
    if (own.from >= own.to || this.#from.text.slice(start, end) !== quote)
      return { outcome: 'orphaned', reason: 'gone', lookalikes: [] }
    if (this.#from.text === this.#to.text)
      return { outcome: 'exact', span: anchorAt(this.#to.text, start, end) }
    const candidate = this.#candidate(own, start, end, quote)
    const others = this.#othersIn(own, candidate)
    if (!candidate || !isSupported(candidate) || this.#isChance(own, candidate))
      return this.#orphan(own, others)
    const length = own.to - own.from
    const rivals = others.filter(other => !touches(other, candidate) && isRival(other, candidate, length))
    if (rivals.length > 0) return this.#orphan(own, rivals, candidate)
    const claimants = this.#inOld.of(this.#to, candidate, runsToRival(candidate), own)
    if (claimants.some(other => !touches(other, own) && isRival(other, candidate, length)))
      return this.#orphan(own, [], candidate)
    return this.#placed(candidate, start, quote)
  }

  /**
   * What a place has to be told apart from: lookalikes among the words that have no place of their own in the old
   * edition; and where little speaks for it, or it or the words beside it have changed, among all.
   */
  #othersIn(own: TokenRange, candidate: Candidate | undefined): readonly Lookalike[] {
    if (!candidate) return this.#inNew.of(this.#from, own, 1)
    if (!isWeak(candidate) && !this.#isTorn(own, candidate))
      return this.#inNew.of(this.#from, own, runsToRival(candidate), candidate)
    this.#anywhere ??= new Lookalikes(this.#to, new Int32Array(this.#to.count).fill(-1))
    return this.#anywhere.of(this.#from, own, runsToRival(candidate), candidate)
  }

  /** Whether a word or two are all that is left of what was written anew beside them: such words come back by chance. */
  #isChance(own: TokenRange, place: Candidate): boolean {
    if (place.within > fewWords) return false
    return !this.#holds(own.from, place.from, -1) || !this.#holds(own.to - 1, place.to - 1, 1)
  }

  /** Whether nothing but an insertion, a removal or a small change stands between a token and its neighbours. */
  #holds(i: number, j: number, direction: -1 | 1): boolean {
    const { forward, backward } = this.#alignment
    const beyondOld = i + direction < 0 || i + direction >= this.#from.count
    const beyondNew = j + direction < 0 || j + direction >= this.#to.count
    if (beyondOld || beyondNew || at(forward, i + direction) >= 0 || at(backward, j + direction) >= 0)
      return true
    let kept = 0
    for (let k = 2; k <= chanceReach; k++) {
      const aligned = at(forward, i + direction * k)
      if (aligned >= 0 && Math.abs(aligned - j) <= 2 * chanceReach) kept++
    }
    return kept >= leastKept
  }

  /** Whether the words right beside the span are not all aligned with those right beside the place. */
  #isTorn(own: TokenRange, { from, to }: TokenRange): boolean {
    for (let k = 1; k <= tearReach; k++) {
      if (own.from >= k && at(this.#alignment.forward, own.from - k) !== from - k) return true
      const after = own.to - 1 + k
      if (after < this.#from.count && at(this.#alignment.forward, after) !== to - 1 + k) return true
    }
    return false
  }

  #placed(candidate: Candidate, start: number, quote: string): Placement {
    const { text } = this.#to
    const span = anchorAt(text, candidate.start, candidate.end)
    if (span.quote !== quote) return { outcome: 'fuzzy', span, score: candidate.score }
    return { outcome: candidate.start === start ? 'exact' : 'moved', span }
  }

  #orphan(own: TokenRange, others: readonly Lookalike[], candidate?: Candidate): Placement {
    const likely = others.filter(other => candidate || resembles(other, own.to - own.from))
    const places = [...(candidate ? [candidate] : []), ...likely].slice(0, mostListed)
    const lookalikes = places.map(place => ({
      start: at(this.#to.starts, place.from),
      end: at(this.#to.ends, place.to - 1),
    }))
    return { outcome: 'orphaned', reason: lookalikes.length > 0 ? 'lookalikes' : 'gone', lookalikes }
  }

  /** The place that the alignment of the editions gives, with what speaks for it. */
  #candidate(own: TokenRange, start: number, end: number, quote: string): Candidate | undefined {
    const from = this.#gaps.beginning(own.from)
    const to = this.#gaps.end(own.to - 1)
    if (from < 0 || to <= from) return undefined
    const edges = this.#edges(own, { from, to }, start, end)
    let within = 0
    for (let i = own.from; i < own.to; i++) {
      const aligned = at(this.#alignment.forward, i)
      if (aligned >= from && aligned < to) within++
    }
    const before = contextAgreement(this.#from, own.from, this.#to, from, -1)
    const after = contextAgreement(this.#from, own.to, this.#to, to, 1)
    return {
      from,
      to,
      ...edges,
      score: likeness(quote, this.#to.text.slice(edges.start, edges.end)),
      before: before.all,
      after: after.all,
      justBefore: before.same,
      justAfter: after.same,
      toBeginning: before.exhausted,
      toEnd: after.exhausted,
      within,
    }
  }

  /** Where the place begins and ends: inside its first and last words as far as those are still the same words. */
  #edges(own: TokenRange, { from, to }: TokenRange, start: number, end: number): Range {
    const { text, starts, ends } = this.#to
    const first = this.#from.keys[own.from] === this.#to.keys[from]
    const last = this.#from.keys[own.to - 1] === this.#to.keys[to - 1]
    const into = first ? Math.max(0, start - at(this.#from.starts, own.from)) : 0
    const short = last ? Math.max(0, at(this.#from.ends, own.to - 1) - end) : 0
    const newStart = at(starts, from) + into
    const newEnd = at(ends, to - 1) - short
    // What the analyst cut inside a character stays so; a cut that is new is not made.
    return {
      start: into > 0 ? newStart : graphemeEdge(text, newStart, -1),
      end: short > 0 ? newEnd : graphemeEdge(text, newEnd, 1),
    }
  }

  #tokenAfter(end: number): number {
    const last = firstEndingAfter(this.#from, end - 1)
    return last < this.#from.count && at(this.#from.starts, last) < end ? last + 1 : last
  }
}

function touches(a: TokenRange, b: TokenRange): boolean {
  return a.from < b.to && b.from < a.to
}
