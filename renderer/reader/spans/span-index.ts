import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import { IntervalIndex } from './interval-index'
import { lanesOf } from './lanes'

/** Where a span starts and ends as a whole. */
export function extentOf(span: ReaderSpan): Range {
  return { start: span.parts[0]?.start ?? 0, end: span.parts.at(-1)?.end ?? 0 }
}

/** A piece of a span as it is painted. */
export interface PaintedPart extends Range {
  readonly span: ReaderSpan
  readonly lane: number
}

/** The spans of one article, found by place and by id. Made anew when they change: it costs less than a frame. */
export class SpanIndex {
  /** In the order of their beginnings, what holds before what is inside. */
  readonly ordered: readonly ReaderSpan[]
  readonly #spans: readonly ReaderSpan[]
  readonly #byId: ReadonlyMap<string, ReaderSpan>
  readonly #index: IntervalIndex
  readonly #lanes: Uint8Array

  constructor(spans: readonly ReaderSpan[]) {
    this.#spans = spans
    this.#byId = new Map(spans.map(span => [span.id, span]))
    this.#index = new IntervalIndex(
      spans.flatMap((span, at) => span.parts.map(part => ({ start: part.start, end: part.end, span: at }))),
    )
    this.#lanes = lanesOf(this.#index)
    const seen = new Set<number>()
    const ordered: ReaderSpan[] = []
    for (const at of this.#index.spans) {
      if (seen.has(at)) continue
      seen.add(at)
      ordered.push(spans[at] as ReaderSpan)
    }
    this.ordered = ordered
  }

  get(id: string | null): ReaderSpan | undefined {
    return id === null ? undefined : this.#byId.get(id)
  }

  /** The parts that lie in a stretch of the text. */
  partsIn(stretch: Range): PaintedPart[] {
    return this.#index.touching(stretch.start, stretch.end).map(at => ({
      start: this.#index.starts[at] as number,
      end: this.#index.ends[at] as number,
      span: this.#spans[this.#index.spans[at] as number] as ReaderSpan,
      lane: this.#lanes[at] as number,
    }))
  }

  /** The spans that begin in a stretch, in the order of their beginnings. */
  startingIn(stretch: Range): ReaderSpan[] {
    const starting = this.partsIn(stretch).filter(
      part => part.start >= stretch.start && part.start === extentOf(part.span).start,
    )
    return starting.map(part => part.span)
  }

  /** The spans over one character, innermost first: the shorter a span, the further inside it is. */
  over(offset: number): ReaderSpan[] {
    const length = ({ parts }: ReaderSpan) => parts.reduce((sum, part) => sum + part.end - part.start, 0)
    return [...new Set(this.partsIn({ start: offset, end: offset + 1 }).map(part => part.span))].sort(
      (a, b) => length(a) - length(b),
    )
  }

  /**
   * The next (1) or previous (−1) span that passes the filter, from one span if it is given and there, or else from
   * an offset; undefined at the end.
   */
  from(
    id: string | null,
    offset: number,
    step: -1 | 1,
    filter: (span: ReaderSpan) => boolean,
  ): ReaderSpan | undefined {
    const current = id === null ? -1 : this.ordered.findIndex(span => span.id === id)
    if (current >= 0)
      return step > 0
        ? this.ordered.slice(current + 1).find(filter)
        : this.ordered.slice(0, current).findLast(filter)
    return step > 0
      ? this.ordered.find(span => extentOf(span).start >= offset && filter(span))
      : this.ordered.findLast(span => extentOf(span).start < offset && filter(span))
  }
}
