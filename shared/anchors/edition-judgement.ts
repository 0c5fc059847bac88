import type { Lookalike, TokenRange } from './edition-lookalikes'

/*
 * Whether a place is a span's place: what has to speak for it, and what against every other. All figures are tokens,
 * chosen by measuring on generated corrections (reanchor-truth.test.ts): the loosest that put nothing in a wrong place.
 */

/** A place in a corrected edition that might be a span's, with what speaks for it. */
export interface Candidate extends TokenRange {
  /** In UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** How alike the quotes are, 0–1. */
  readonly score: number
  /** How well the words on either side agree. */
  readonly before: number
  readonly after: number
  /** How many tokens right beside it are those that were right beside the span. */
  readonly justBefore: number
  readonly justAfter: number
  /** Whether the words on that side have been found again to the text's end. */
  readonly toBeginning: boolean
  readonly toEnd: boolean
  /** How many of the span's own tokens are aligned here. */
  readonly within: number
}

/** Below this likeness of the quotes a span is orphaned, however sure its place is: other words are another claim. */
export const leastScore = 0.5
const strongScore = 0.75

const leastSupport = 12
const leastSide = 4
const leastBeside = 2
const strongSide = 12
/** By how much a place must be better than any other that fits. */
const margin = 6
/** A lookalike so near must be worse by so much, and on both sides. */
const nearby = 150
const nearMargin = 64
/** As much as a text that ends sooner can give. */
const endMargin = 24

/** Whether enough speaks for a place by itself. */
export function isSupported(candidate: Candidate): boolean {
  const { score, before, after, justBefore, justAfter, toBeginning, toEnd, within, start, end } = candidate
  if (end <= start || justBefore + justAfter + within < leastSide) return false
  if (score === 1) return before + after + Math.min(within, strongSide) >= leastSupport
  if (score < leastScore) return false
  const bothSides = (before >= leastSide || toBeginning) && (after >= leastSide || toEnd)
  if (bothSides && Math.min(justBefore, justAfter) >= leastBeside) return true
  return Math.max(justBefore, justAfter) >= strongSide && score >= strongScore
}

/** Whether so little speaks for a place on one side that words which are accounted for have to be looked at too. */
export function isWeak({ before, after, score }: Candidate): boolean {
  return score < 1 || Math.min(before, after) < strongSide
}

/** How many runs of three words another place must share to be looked at: where much speaks for a place, many. */
export function runsToRival({ before, after }: Candidate): number {
  return Math.min(before, after) > 2 * nearMargin ? 8 : 1
}

/** Whether another place fits a span of `length` tokens so well that the candidate cannot be told from it. */
export function isRival(other: Lookalike, candidate: Candidate, length: number): boolean {
  if (weightOf(other) < Math.max(leastSide, weightOf(candidate) / 4)) return false
  if (other.within * 2 < length && !other.fits && !hasItsNeighbours(other, candidate)) return false
  const before = candidate.before - other.before
  const after = candidate.after - other.after
  // Beside the original, a copy made before it or after it looks the same from one side.
  if (Math.abs(other.from - candidate.from) < nearby) {
    const enoughBefore = candidate.toBeginning ? endMargin : nearMargin
    return before < enoughBefore || after < (candidate.toEnd ? endMargin : nearMargin)
  }
  // Where the words themselves speak for the other place, both sides have to speak against it.
  if (other.within > candidate.within && other.within * 2 > length)
    return Math.min(before, after) < strongSide
  return Math.min(before, after) < -1 || before + after < margin
}

/**
 * Whether the words beside the candidate stand beside the other place too, and go on for longer there. Words that fit
 * on one side only are otherwise just where something was put in or taken out.
 */
function hasItsNeighbours(other: Lookalike, candidate: Candidate): boolean {
  const before = Math.min(other.justBefore, candidate.justBefore) >= leastSide
  const after = Math.min(other.justAfter, candidate.justAfter) >= leastSide
  return (before && other.before > candidate.before) || (after && other.after > candidate.after)
}

/** What speaks for a place, none of it counting for more than `strongSide` tokens do. */
function weightOf({ before, after, within }: Pick<Lookalike, 'before' | 'after' | 'within'>): number {
  return Math.min(before, strongSide) + Math.min(after, strongSide) + Math.min(within, strongSide)
}

/** Whether a place is worth showing to someone who looks for a span of `length` tokens that is gone. */
export function resembles({ within, before, after }: Lookalike, length: number): boolean {
  return within * 2 >= length && within + before + after >= leastSide
}
