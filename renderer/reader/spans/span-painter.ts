import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import type { Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'
import { Painted } from './highlights'
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
  }

  /** Emphasis is asked for anew when sections come and go, so it too stays within the ones that are painted. */
  #lay(tone: Highlight, stretch: Range): void {
    for (const section of this.#shown.keys()) {
      const { start, end } = this.#sections.map.extentOf(section)
      if (stretch.start < end && stretch.end > start)
        this.#emphasis.add(tone, this.#geometry.ranges(stretch, section))
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
