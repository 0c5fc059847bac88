import type { Anchor } from '../model/records'
import { anchorsFor, type Range } from './ranges'
import type { Orphaned, Placement } from './reanchor'

/** What became of a span with all its parts: as `Placement`, for the whole is as sure as its least sure part. */
export type SpansPlacement =
  | { readonly outcome: 'exact' | 'moved'; readonly spans: readonly Anchor[] }
  | { readonly outcome: 'fuzzy'; readonly spans: readonly Anchor[]; readonly score: number }
  | Orphaned

/**
 * Places a span of one or more parts in the new edition `text`. Parts that have changed their order, or that now
 * stand in one another, belong to nothing that could be called one span: it is orphaned, each place listed.
 */
export function placeSpans(
  text: string,
  spans: readonly Anchor[],
  place: (span: Anchor) => Placement,
): SpansPlacement {
  const placed: Anchor[] = []
  const listed: Range[] = []
  let orphaned: Orphaned | undefined
  let score = 1
  let isMoved = false
  for (const part of spans) {
    const placement = place(part)
    if (placement.outcome === 'orphaned') {
      orphaned = orphaned?.reason === 'lookalikes' ? orphaned : placement
      listed.push(...placement.lookalikes)
      continue
    }
    placed.push(placement.span)
    listed.push({ start: placement.span.start, end: placement.span.end })
    if (placement.outcome === 'fuzzy') score = Math.min(score, placement.score)
    isMoved ||= placement.outcome === 'moved'
  }
  if (orphaned) return { ...orphaned, lookalikes: orphaned.reason === 'gone' ? [] : listed }
  if (placed.some((part, i) => i > 0 && part.start < (placed[i - 1]?.end ?? 0)))
    return { outcome: 'orphaned', reason: 'lookalikes', lookalikes: listed }
  const joined = anchorsFor(text, placed)
  // What stood between two parts is gone: they are one now, and so the span is not what it was.
  if (joined.length < placed.length || score < 1) return { outcome: 'fuzzy', spans: joined, score }
  return { outcome: isMoved ? 'moved' : 'exact', spans: placed }
}
