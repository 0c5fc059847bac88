import type { MarkedSpan } from '../agreement/span'
import { intersectionOverUnion } from '../agreement/span'
import { alignSpans, type SpansOfCoder } from '../agreement/span-agreement'

/** Spans of several annotators that are taken for marks of the same place: at most one of each annotator. */
export interface AlignedSpans {
  /** In the order of the annotators; null where one has none here. */
  readonly spans: readonly (MarkedSpan | null)[]
}

/** How much two spans must have in common, as intersection over union; 0: any character. */
export type Tolerance = number

/** What two spans have in common, best first: the label and the characters, the characters, any overlap. */
const rounds = [
  { criterion: { kind: 'exact' }, sameLabel: true },
  { criterion: { kind: 'exact' }, sameLabel: false },
  { criterion: { kind: 'overlap' }, sameLabel: false },
] as const

/**
 * Puts the annotators' spans side by side. For each two annotators, the same characters with the same label go together
 * first, then the same characters, then what overlaps enough: as many pairs as there can be, the closest in sum. With
 * three and more, pairs are joined from the closest on, as long as no annotator would stand in a group twice. Whatever
 * the order of spans or annotators, the groups are the same.
 */
export function alignAll(coders: readonly SpansOfCoder[], atLeast: Tolerance): AlignedSpans[] {
  const places = coders.map(({ spans }) => new Map(spans.map(span => [span.id, span])))
  /** Each span's group: by annotator, the span's id. */
  const groups = new Map<string, (string | null)[]>()
  for (const [at, { spans }] of coders.entries())
    for (const { id } of spans)
      groups.set(
        id,
        coders.map((_, place) => (place === at ? id : null)),
      )
  for (const { first, second } of pairsOf(coders, atLeast)) {
    const [one, other] = [groups.get(first.id), groups.get(second.id)]
    if (!one || !other || one === other) continue
    if (one.some((id, place) => id !== null && other[place] !== null)) continue
    const joined = one.map((id, place) => id ?? other[place] ?? null)
    for (const id of joined) if (id !== null) groups.set(id, joined)
  }
  return [...new Set(groups.values())]
    .map(ids => ({ spans: ids.map((id, place) => (id === null ? null : (places[place]?.get(id) ?? null))) }))
    .sort(byPlace)
}

interface Pair {
  readonly first: MarkedSpan
  readonly second: MarkedSpan
  readonly round: number
  readonly fit: number
}

function pairsOf(coders: readonly SpansOfCoder[], atLeast: Tolerance): Pair[] {
  const pairs: Pair[] = []
  for (const [place, one] of coders.entries())
    for (const other of coders.slice(place + 1)) {
      let [left, right] = [[...one.spans].sort(byId), [...other.spans].sort(byId)]
      for (const [round, { criterion, sameLabel }] of rounds.entries()) {
        const enough =
          criterion.kind === 'overlap' && atLeast > 0 ? ({ kind: 'iou', atLeast } as const) : criterion
        const { matched, onlyFirst, onlySecond } = alignSpans(left, right, enough, { sameLabel })
        for (const { first, second, fit } of matched) pairs.push({ first, second, round, fit })
        left = [...onlyFirst]
        right = [...onlySecond]
      }
    }
  return pairs.sort((a, b) => a.round - b.round || b.fit - a.fit || compare(pairKey(a), pairKey(b)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byId = (a: MarkedSpan, b: MarkedSpan) => compare(a.id, b.id)
const pairKey = ({ first, second }: Pair) => [first.id, second.id].sort().join(' ')

function byPlace(a: AlignedSpans, b: AlignedSpans): number {
  const [one, other] = [present(a), present(b)]
  const start = (spans: readonly MarkedSpan[]) =>
    Math.min(...spans.map(({ ranges }) => ranges[0]?.start ?? 0))
  return start(one) - start(other) || compare(leastId(one), leastId(other))
}

export const present = ({ spans }: AlignedSpans): MarkedSpan[] =>
  spans.filter((span): span is MarkedSpan => span !== null)

const leastId = (spans: readonly MarkedSpan[]) => spans.map(({ id }) => id).sort()[0] ?? ''

/** The least intersection over union of any two of the spans; 1 where there is one alone. */
export function worstFit(group: AlignedSpans): number {
  const spans = present(group)
  let least = 1
  for (const [place, one] of spans.entries())
    for (const other of spans.slice(place + 1)) least = Math.min(least, intersectionOverUnion(one, other))
  return least
}
