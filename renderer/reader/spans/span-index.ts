import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import { byPlace, IntervalIndex } from './interval-index'
import { lanesOf } from './lanes'

/** Where a span starts and ends as a whole. */
export function extentOf(span: ReaderSpan): Range {
  return { start: span.parts[0]?.start ?? 0, end: span.parts.at(-1)?.end ?? 0 }
}

/** A piece of a span as it is painted: the same object for as long as it is the same span in the same lane. */
export interface PaintedPart extends Range {
  readonly span: ReaderSpan
  readonly lane: number
}

/** The spans of one article, found by place and by id. */
export class SpanIndex {
  readonly #spans: readonly ReaderSpan[]
  /** By place. */
  readonly #parts: readonly PaintedPart[]
  readonly #byId: Map<string, ReaderSpan>
  readonly #index: IntervalIndex
  #ordered: readonly ReaderSpan[] | null = null

  private constructor(
    spans: readonly ReaderSpan[],
    parts: readonly PaintedPart[],
    byId: Map<string, ReaderSpan>,
  ) {
    this.#spans = spans
    this.#byId = byId
    this.#index = new IntervalIndex(parts)
    const lanes = lanesOf(this.#index)
    this.#parts = parts.map((part, at) =>
      part.lane === lanes[at] ? part : { ...part, lane: lanes[at] as number },
    )
  }

  static of(spans: readonly ReaderSpan[]): SpanIndex {
    const byId = new Map<string, ReaderSpan>()
    for (const span of spans) byId.set(span.id, span)
    return new SpanIndex(spans, partsOf(spans), byId)
  }

  /**
   * The index of the same article’s spans after a change. Costs little more than what has changed, and this index is
   * not to be used any more.
   */
  changedTo(spans: readonly ReaderSpan[]): SpanIndex {
    const before = this.#spans
    const most = Math.min(before.length, spans.length)
    let head = 0
    while (head < most && before[head] === spans[head]) head++
    let tail = 0
    while (tail < most - head && before[before.length - 1 - tail] === spans[spans.length - 1 - tail]) tail++
    const gone = new Set(before.slice(head, before.length - tail))
    const come = spans.slice(head, spans.length - tail)
    if (gone.size + come.length > most / 4) return SpanIndex.of(spans)
    for (const { id } of gone) this.#byId.delete(id)
    for (const span of come) this.#byId.set(span.id, span)
    const kept = gone.size === 0 ? this.#parts : this.#parts.filter(part => !gone.has(part.span))
    return new SpanIndex(spans, merged(kept, partsOf(come)), this.#byId)
  }

  get(id: string | null): ReaderSpan | undefined {
    return id === null ? undefined : this.#byId.get(id)
  }

  /** The parts that lie in a stretch of the text. */
  partsIn(stretch: Range): PaintedPart[] {
    return this.#index.touching(stretch.start, stretch.end).map(at => this.#parts[at] as PaintedPart)
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
    const ordered = (this.#ordered ??= [...new Set(this.#parts.map(part => part.span))])
    const current = id === null ? -1 : ordered.findIndex(span => span.id === id)
    if (current >= 0)
      return step > 0 ? ordered.slice(current + 1).find(filter) : ordered.slice(0, current).findLast(filter)
    return step > 0
      ? ordered.find(span => extentOf(span).start >= offset && filter(span))
      : ordered.findLast(span => extentOf(span).start < offset && filter(span))
  }
}

/** Two in the same place by their ids, so that the order does not depend on which came first. */
const inOrder = (a: PaintedPart, b: PaintedPart) =>
  byPlace(a, b) || (a.span.id < b.span.id ? -1 : a.span.id > b.span.id ? 1 : 0)

/** The parts of some spans by place, in the first lane until it is known which others they overlap. */
function partsOf(spans: readonly ReaderSpan[]): PaintedPart[] {
  const parts: PaintedPart[] = []
  for (const span of spans) for (const { start, end } of span.parts) parts.push({ start, end, span, lane: 0 })
  for (let at = 1; at < parts.length; at++)
    if (inOrder(parts[at - 1] as PaintedPart, parts[at] as PaintedPart) > 0) return parts.sort(inOrder)
  return parts
}

/** Two lists of parts, each by place, as one. */
function merged(some: readonly PaintedPart[], few: readonly PaintedPart[]): readonly PaintedPart[] {
  if (few.length === 0) return some
  const all: PaintedPart[] = []
  let next = 0
  for (const part of some) {
    while (next < few.length && inOrder(few[next] as PaintedPart, part) < 0)
      all.push(few[next++] as PaintedPart)
    all.push(part)
  }
  return all.concat(few.slice(next))
}
