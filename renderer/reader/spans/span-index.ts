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

/** Of a text that is opened, what begins this far behind what was asked for is found with it: code units. */
const ahead = 30_000

/**
 * The spans of one article, found by place and by id. Built as far as it is asked for: who opens an article is shown
 * its first page, or the one that they left, before all that lies behind it is put in order.
 */
export class SpanIndex {
  readonly #spans: readonly ReaderSpan[]
  #byId: Map<string, ReaderSpan> | null
  /** The parts that begin before `#upTo`, by place. */
  #parts: readonly PaintedPart[]
  #upTo: number
  #index: IntervalIndex
  #ordered: readonly ReaderSpan[] | null = null

  private constructor(
    spans: readonly ReaderSpan[],
    parts: readonly NewPart[],
    upTo: number,
    byId: Map<string, ReaderSpan> | null,
  ) {
    this.#spans = spans
    this.#byId = byId
    this.#upTo = upTo
    this.#index = new IntervalIndex(parts)
    this.#parts = inLanes(parts, this.#index)
  }

  static of(spans: readonly ReaderSpan[]): SpanIndex {
    return new SpanIndex(spans, [], spans.length > 0 ? Number.NEGATIVE_INFINITY : Infinity, null)
  }

  /**
   * The index of the same article’s spans after a change. Costs little more than what has changed, and this index is
   * not to be used any more.
   */
  changedTo(spans: readonly ReaderSpan[]): SpanIndex {
    if (this.#upTo < Infinity) return SpanIndex.of(spans)
    const before = this.#spans
    const most = Math.min(before.length, spans.length)
    let head = 0
    while (head < most && before[head] === spans[head]) head++
    let tail = 0
    while (tail < most - head && before[before.length - 1 - tail] === spans[spans.length - 1 - tail]) tail++
    const changed = before.length + spans.length - 2 * (head + tail)
    if (changed > most / 4) return SpanIndex.of(spans)
    const gone = new Set(before.slice(head, before.length - tail))
    const come = spans.slice(head, spans.length - tail)
    for (const { id } of gone) this.#byId?.delete(id)
    for (const span of come) this.#byId?.set(span.id, span)
    const kept = gone.size === 0 ? this.#parts : this.#parts.filter(part => !gone.has(part.span))
    return new SpanIndex(spans, merged(kept, partsOf(come)), Infinity, this.#byId)
  }

  /** Puts all of the article’s spans in order, if they are not: whatever is asked for then is found at once. */
  complete(): void {
    this.#reach(Infinity)
  }

  get(id: string | null): ReaderSpan | undefined {
    if (id === null) return undefined
    this.#byId ??= new Map(this.#spans.map(span => [span.id, span]))
    return this.#byId.get(id)
  }

  /** The parts that lie in a stretch of the text. */
  partsIn(stretch: Range): PaintedPart[] {
    this.#reach(stretch.end)
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
    this.complete()
    const ordered = (this.#ordered ??= [...new Set(this.#parts.map(part => part.span))])
    const current = id === null ? -1 : ordered.findIndex(span => span.id === id)
    if (current >= 0)
      return step > 0 ? ordered.slice(current + 1).find(filter) : ordered.slice(0, current).findLast(filter)
    return step > 0
      ? ordered.find(span => extentOf(span).start >= offset && filter(span))
      : ordered.findLast(span => extentOf(span).start < offset && filter(span))
  }

  /** Once a little further than it must, and then as far as there is something. */
  #reach(offset: number): void {
    if (offset <= this.#upTo) return
    const upTo = this.#parts.length > 0 ? Infinity : offset + ahead
    const further = partsOf(this.#spans, this.#upTo, upTo)
    const parts: readonly NewPart[] = this.#parts.length > 0 ? this.#parts.concat(further) : further
    this.#upTo = upTo
    this.#index = new IntervalIndex(parts)
    this.#parts = inLanes(parts, this.#index)
  }
}

/** A part that nobody has been told of yet has no lane. */
type NewPart = Omit<PaintedPart, 'lane'> & { lane: number }
const unknown = -1

/** The parts in the lanes that they have among each other; one that was told of in another is another part now. */
function inLanes(parts: readonly NewPart[], index: IntervalIndex): readonly PaintedPart[] {
  const lanes = lanesOf(index)
  return parts.map((part, at) => {
    const lane = lanes[at] as number
    if (part.lane === lane) return part
    if (part.lane !== unknown) return { ...part, lane }
    part.lane = lane
    return part
  })
}

/** Two in the same place by their ids, so that the order does not depend on which came first. */
const inOrder = (a: NewPart, b: NewPart) =>
  byPlace(a, b) || (a.span.id < b.span.id ? -1 : a.span.id > b.span.id ? 1 : 0)

/** The parts of some spans that begin in a stretch, or all, by place. */
function partsOf(spans: readonly ReaderSpan[], from = Number.NEGATIVE_INFINITY, to = Infinity): NewPart[] {
  const parts: NewPart[] = []
  for (const span of spans)
    for (const { start, end } of span.parts)
      if (start >= from && start < to) parts.push({ start, end, span, lane: unknown })
  for (let at = 1; at < parts.length; at++)
    if (inOrder(parts[at - 1] as NewPart, parts[at] as NewPart) > 0) return parts.sort(inOrder)
  return parts
}

/** Two lists of parts, each by place, as one. */
function merged(some: readonly NewPart[], few: readonly NewPart[]): readonly NewPart[] {
  if (few.length === 0) return some
  const all: NewPart[] = []
  let next = 0
  for (const part of some) {
    while (next < few.length && inOrder(few[next] as NewPart, part) < 0) all.push(few[next++] as NewPart)
    all.push(part)
  }
  return all.concat(few.slice(next))
}
