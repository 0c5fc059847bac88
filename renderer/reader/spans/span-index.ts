import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import { byPlace, firstOf, IntervalIndex } from './interval-index'
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

/** Of more spans that change at once, all are put in order anew. */
const mostChanges = 64

/** Of a text that is opened, what begins this far behind what was asked for is found with it: code units. */
const ahead = 30_000

/**
 * The spans of one article, found by place and by id. Built as far as it is asked for: who opens an article is shown
 * its first page, or the one that they left, before all that lies behind it is put in order.
 */
export class SpanIndex {
  #spans: readonly ReaderSpan[]
  #byId: Map<string, ReaderSpan> | null = null
  /** The parts that begin before `#upTo`, by place. */
  #parts: PaintedPart[] = []
  #upTo: number
  readonly #index = new IntervalIndex()
  #ordered: readonly ReaderSpan[] | null = null

  private constructor(spans: readonly ReaderSpan[]) {
    this.#spans = spans
    this.#upTo = spans.length > 0 ? Number.NEGATIVE_INFINITY : Infinity
  }

  static of(spans: readonly ReaderSpan[]): SpanIndex {
    return new SpanIndex(spans)
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
    if (before.length + spans.length - 2 * (head + tail) > mostChanges) return SpanIndex.of(spans)
    const gone = before.slice(head, before.length - tail)
    const come = spans.slice(head, spans.length - tail)
    const [out, put] = [partsOf(gone), partsOf(come)]
    for (const { id } of gone) this.#byId?.delete(id)
    for (const span of come) this.#byId?.set(span.id, span)
    for (const part of out) this.#change(part, 1)
    for (const part of put) this.#change(part, 0)
    // Only now: what gives way to the one and moves back for the other is where it was.
    for (const part of [...out, ...put]) this.#layOutAround(part)
    this.#spans = spans
    this.#ordered = null
    return this
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
    const here = ordered.findIndex(span => span.id === id)
    const next =
      here < 0 ? firstOf(ordered.length, at => extentOf(ordered[at] as ReaderSpan).start >= offset) : here + 1
    if (step > 0) return ordered.slice(next).find(filter)
    return ordered.slice(0, here < 0 ? next : here).findLast(filter)
  }

  /** Once a little further than it must, and then as far as there is something. */
  #reach(offset: number): void {
    if (offset <= this.#upTo) return
    const upTo = this.#parts.length > 0 ? Infinity : offset + ahead
    const further = partsOf(this.#spans, this.#upTo, upTo)
    this.#upTo = upTo
    this.#parts = this.#parts.concat(further)
    this.#index.change(0, this.#index.size, this.#parts)
    this.#layOut(0, this.#parts.length)
  }

  /** Puts a part in where it belongs, or takes the one that is there out. */
  #change(part: NewPart, gone: 0 | 1): void {
    let at = this.#placeOf(part)
    while (gone && this.#parts[at]?.span !== part.span)
      if (++at >= this.#parts.length) throw new Error(`The span ${part.span.id} is not where it was put.`)
    const come = gone ? [] : [part]
    this.#parts.splice(at, gone, ...come)
    this.#index.change(at, gone, come)
  }

  /** Where a part is, or would be. */
  #placeOf(part: NewPart): number {
    return firstOf(this.#parts.length, at => inOrder(this.#parts[at] as PaintedPart, part) >= 0)
  }

  /** Gives lanes anew to what hangs together where a part has come or gone. */
  #layOutAround(part: NewPart): void {
    let from = this.#placeOf(part)
    let to = from
    while (!this.#index.apart(from)) from--
    while (
      to < this.#parts.length &&
      ((this.#index.starts[to] as number) < part.end || !this.#index.apart(to))
    )
      to++
    this.#layOut(from, to)
  }

  /** Gives parts their lanes; one that was told of in another is another part now. */
  #layOut(from: number, to: number): void {
    lanesOf(this.#index, from, to).forEach((lane, next) => {
      const part: NewPart = this.#parts[from + next] as PaintedPart
      if (part.lane === unknown) part.lane = lane
      else if (part.lane !== lane) this.#parts[from + next] = { ...part, lane }
    })
  }
}

/** A part that nobody has been told of yet has no lane. */
type NewPart = Omit<PaintedPart, 'lane'> & { lane: number }
const unknown = -1

/** Two in the same place by their ids, so that the order does not depend on which came first. */
const inOrder = (a: NewPart, b: NewPart) =>
  byPlace(a, b) || (a.span.id < b.span.id ? -1 : a.span.id > b.span.id ? 1 : 0)

/** The parts of some spans that begin in a stretch, or all, by place. */
function partsOf(spans: readonly ReaderSpan[], from = Number.NEGATIVE_INFINITY, to = Infinity): NewPart[] {
  const parts: NewPart[] = []
  for (const span of spans)
    for (const { start, end } of span.parts)
      if (start >= from && start < to) parts.push({ start, end, span, lane: unknown })
  return parts.sort(inOrder)
}
