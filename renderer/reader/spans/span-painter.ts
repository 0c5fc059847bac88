import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import type { Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'
import { Painted } from './highlights'
import { laneCount } from './lanes'
import { type PaintedPart, SpanIndex } from './span-index'
import { heldTone, pendingTone, strongTone, toneOf } from './tones'

/** What is painted over the words besides the spans themselves. */
export interface Emphasis {
  readonly selected: ReaderSpan | undefined
  readonly hovered: ReaderSpan | undefined
  readonly pending: readonly Range[]
  /** The selection of a reader without the focus. */
  readonly held: Range | null
}

/** Paints spans as custom highlights, in those sections only that are near the window. */
export class SpanPainter {
  readonly #sections: Sections
  readonly #geometry: Geometry
  /** Of each section that is painted, what was painted for which part. */
  readonly #shown = new Map<number, Map<PaintedPart, Painted>>()
  readonly #emphasis = new Painted()
  /** What is painted of spans that have not been given yet, by their ids. */
  readonly #meanwhile = new Map<string, Painted>()
  index = SpanIndex.of([])

  constructor(sections: Sections, geometry: Geometry) {
    this.#sections = sections
    this.#geometry = geometry
  }

  /** The sections that are painted, in order. */
  get shown(): readonly number[] {
    return [...this.#shown.keys()].sort((a, b) => a - b)
  }

  setSpans(spans: readonly ReaderSpan[]): void {
    this.index = this.index.changedTo(spans)
    for (const section of this.shown) this.#paint(section)
    for (const id of this.#meanwhile.keys()) if (this.index.get(id)) this.#unpaintMeanwhile(id)
  }

  /**
   * Paints a span that is about to be among those that are given, as it will look when it is selected, until it is
   * there. The answer takes it back.
   */
  showMeanwhile(span: ReaderSpan): () => void {
    if (this.index.get(span.id)) return () => undefined
    const painted = new Painted()
    for (const part of span.parts) {
      this.#lay(toneOf(span, freeLane(this.index.partsIn(part))), part, painted)
      this.#lay(strongTone(span), part, painted)
    }
    this.#unpaintMeanwhile(span.id)
    this.#meanwhile.set(span.id, painted)
    return () => {
      if (this.#meanwhile.get(span.id) === painted) this.#unpaintMeanwhile(span.id)
    }
  }

  #unpaintMeanwhile(id: string): void {
    this.#meanwhile.get(id)?.clear()
    this.#meanwhile.delete(id)
  }

  /** Paints a section that has come near; whether it was not painted before. */
  show(section: number): boolean {
    if (this.#shown.has(section)) return false
    this.#paint(section)
    return true
  }

  hide(section: number): boolean {
    for (const painted of this.#shown.get(section)?.values() ?? []) painted.clear()
    return this.#shown.delete(section)
  }

  emphasise({ selected, hovered, pending, held }: Emphasis): void {
    this.#emphasis.clear()
    for (const span of new Set([selected, hovered]))
      for (const part of span?.parts ?? []) this.#lay(strongTone(span as ReaderSpan), part)
    for (const part of pending) this.#lay(pendingTone(), part)
    if (held) this.#lay(heldTone(), held)
  }

  destroy(): void {
    for (const section of this.shown) this.hide(section)
    this.#emphasis.clear()
    for (const id of this.#meanwhile.keys()) this.#unpaintMeanwhile(id)
  }

  /** Emphasis is asked for anew when sections come and go, so it too stays within the ones that are painted. */
  #lay(tone: Highlight, stretch: Range, among = this.#emphasis): void {
    for (const section of this.#shown.keys()) {
      const { start, end } = this.#sections.map.extentOf(section)
      if (stretch.start < end && stretch.end > start) among.add(tone, this.#geometry.ranges(stretch, section))
    }
  }

  /** Only what has changed since the section was painted last is taken out and painted anew. */
  #paint(section: number): void {
    const before = this.#shown.get(section)
    const now = new Map<PaintedPart, Painted>()
    for (const part of this.index.partsIn(this.#sections.map.extentOf(section))) {
      const kept = before?.get(part)
      const painted = kept ?? new Painted()
      if (!kept) painted.add(toneOf(part.span, part.lane), this.#geometry.ranges(part, section))
      now.set(part, painted)
    }
    for (const [part, painted] of before ?? []) if (!now.has(part)) painted.clear()
    this.#shown.set(section, now)
  }
}

/** The lane nearest to the letters in which none of what it is to overlap runs; the last one where all are taken. */
function freeLane(overlapped: readonly PaintedPart[]): number {
  let lane = 0
  while (lane < laneCount - 1 && overlapped.some(part => part.lane === lane)) lane++
  return lane
}
