import { bestMatching, type Candidate } from './assignment'
import { type Estimate, estimated, meanOf, notApplicable } from './estimate'
import { coderPairs, type ReliabilityData } from './reliability-data'
import { commonLength, intersectionOverUnion, lengthOf, type MarkedSpan, type MatchCriterion } from './span'

/** An annotator's spans. Two that are alike in place and label count as two. */
export interface SpansOfCoder {
  readonly coder: string
  readonly spans: readonly MarkedSpan[]
}

/** Two annotators' spans put side by side. */
export interface Alignment {
  readonly matched: readonly {
    readonly first: MarkedSpan
    readonly second: MarkedSpan
    /** Intersection over union. */
    readonly fit: number
  }[]
  readonly onlyFirst: readonly MarkedSpan[]
  readonly onlySecond: readonly MarkedSpan[]
}

/**
 * Matches spans one to one: as many pairs as the criterion allows, the closest fit in sum among those. With `sameLabel`,
 * only spans of the same label match. Spans without text match nothing.
 */
export function alignSpans(
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
  criterion: MatchCriterion,
  { sameLabel }: { readonly sameLabel: boolean },
): Alignment {
  const candidates = touching(first, second).flatMap(([left, right]): Candidate[] => {
    const [a, b] = [first[left], second[right]]
    if (!a || !b || (sameLabel && a.label !== b.label) || !fits(a, b, criterion)) return []
    return [{ left, right, fit: intersectionOverUnion(a, b) }]
  })
  const pairs = bestMatching(candidates).sort((a, b) => a.left - b.left)
  const lefts = new Set(pairs.map(({ left }) => left))
  const rights = new Set(pairs.map(({ right }) => right))
  return {
    matched: pairs.flatMap(({ left, right, fit }) => {
      const [a, b] = [first[left], second[right]]
      return a && b ? [{ first: a, second: b, fit }] : []
    }),
    onlyFirst: first.filter((_, at) => !lefts.has(at)),
    onlySecond: second.filter((_, at) => !rights.has(at)),
  }
}

/** F1 and what it is made of. The pair has no reference: precision with one as the reference is recall with the other. */
export interface PairF1 {
  readonly f1: Estimate
  readonly matched: number
  readonly onlyFirst: number
  readonly onlySecond: number
}

/** F1 = 2 · matched / (all of the first + all of the second). Undefined where neither has any. */
export function pairF1(matched: number, onlyFirst: number, onlySecond: number): PairF1 {
  const all = 2 * matched + onlyFirst + onlySecond
  return {
    f1: all === 0 ? notApplicable('neither annotator marked any') : estimated((2 * matched) / all),
    matched,
    onlyFirst,
    onlySecond,
  }
}

/** F1 of two annotators' spans (Hripcsak & Rothschild 2005): no true negatives are needed, and none are made up. */
export function spanF1(
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
  criterion: MatchCriterion,
  options: { readonly sameLabel: boolean },
): PairF1 {
  const { matched, onlyFirst, onlySecond } = alignSpans(first, second, criterion, options)
  return pairF1(matched.length, onlyFirst.length, onlySecond.length)
}

/** The mean of F1 over each two annotators, those pairs left out for which it is undefined. */
export const meanSpanF1 = (
  all: readonly SpansOfCoder[],
  criterion: MatchCriterion,
  options: { readonly sameLabel: boolean },
): Estimate =>
  meanOf(
    coderPairs({ coders: all }).map(
      ([a, b]) => spanF1(all[a]?.spans ?? [], all[b]?.spans ?? [], criterion, options).f1,
    ),
    'no two annotators marked any',
  )

/**
 * The labels of matched spans as reliability data, for κ and α on labels where places agree. A unit for each pair,
 * named by the two spans' ids; spans without a partner are not units, so that this says nothing of finding spans.
 */
export const labelsOfAligned = (
  [first, second]: readonly [string, string],
  { matched }: Alignment,
): ReliabilityData<string> => ({
  coders: [first, second],
  units: matched.map(pair => ({
    id: `${pair.first.id} ${pair.second.id}`,
    values: [pair.first.label, pair.second.label],
  })),
})

/**
 * The labels that any number of annotators gave to exactly the same characters, as reliability data. Whoever did not
 * mark them has a missing value. A second label of one annotator on the same characters has no place in such a table:
 * the first in order of label is taken.
 */
export function labelsOfSameSpans(all: readonly SpansOfCoder[]): ReliabilityData<string> {
  const units = new Map<string, { id: string; values: (string | null)[] }>()
  for (const [place, { spans }] of all.entries())
    for (const span of spans) {
      const key = placeOf(span)
      const unit = units.get(key) ?? { id: span.id, values: all.map(() => null) }
      const there = unit.values[place] ?? null
      if (span.label !== null && (there === null || span.label < there)) unit.values[place] = span.label
      units.set(key, unit)
    }
  return { coders: all.map(({ coder }) => coder), units: [...units.values()] }
}

const placeOf = ({ article, ranges }: MarkedSpan) =>
  `${ranges.map(({ start, end }) => `${start}-${end}`).join(' ')} ${article}`

function fits(a: MarkedSpan, b: MarkedSpan, criterion: MatchCriterion): boolean {
  switch (criterion.kind) {
    case 'exact':
      return lengthOf(a) > 0 && placeOf(a) === placeOf(b)
    case 'overlap':
      return commonLength(a, b) > 0
    case 'iou':
      return commonLength(a, b) > 0 && intersectionOverUnion(a, b) >= criterion.atLeast
  }
}

/** The places of all pairs whose outermost ends overlap, found by a sweep and not by trying all. */
function touching(first: readonly MarkedSpan[], second: readonly MarkedSpan[]): [number, number][] {
  const ends = (spans: readonly MarkedSpan[], side: 0 | 1) =>
    spans.flatMap(({ article, ranges }, at) => {
      const [head, tail] = [ranges[0], ranges.at(-1)]
      return head && tail ? [{ side, at, article, start: head.start, end: tail.end }] : []
    })
  const all = [...ends(first, 0), ...ends(second, 1)].sort(
    (a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : 0) || a.start - b.start,
  )
  const pairs: [number, number][] = []
  let open: typeof all = []
  for (const span of all) {
    open = open.filter(({ article, end }) => article === span.article && end > span.start)
    for (const other of open)
      if (other.side !== span.side) pairs.push(span.side === 0 ? [span.at, other.at] : [other.at, span.at])
    open.push(span)
  }
  return pairs.sort(([a, b], [c, d]) => a - c || b - d)
}
