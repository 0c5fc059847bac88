import type { Range } from '#shared/anchors/ranges'
import { whenDrawn } from '../../widgets/drawn'
import type { ReaderSpan } from '../props'
import type { Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'
import { groundOf, Painted } from './highlights'
import { type InLane, lanesAmong } from './lanes'
import type { Sheet } from './sheet'
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

/** Blocks of the text that lie together, `to` exclusive. */
export interface Blocks {
  readonly from: number
  readonly to: number
}

/** A span that is about to be given, its parts in their lanes, and what is painted of it where the text is. */
interface Coming {
  readonly span: ReaderSpan
  readonly parts: readonly InLane[]
  readonly painted: Painted
  /** Takes its ground off the sheet, where that is drawn before anything is painted in the text. */
  offSheet: (() => void) | null
}

/** Paints spans as custom highlights, in those blocks only that it is told to. */
export class SpanPainter {
  readonly #sections: Sections
  readonly #geometry: Geometry
  readonly #sheet: Sheet
  /** Of each block that is painted, what was painted for which part. */
  readonly #shown = new Map<number, Map<PaintedPart, Painted>>()
  readonly #emphasis = new Painted()
  #blocks: Blocks = { from: 0, to: 0 }
  #emphasised: Emphasis = { selected: undefined, hovered: undefined, pending: [], held: null }
  /** Spans that have not been given yet, by their ids. */
  readonly #meanwhile = new Map<string, Coming>()
  index = SpanIndex.of([])

  constructor(sections: Sections, geometry: Geometry, sheet: Sheet) {
    this.#sections = sections
    this.#geometry = geometry
    this.#sheet = sheet
  }

  setSpans(spans: readonly ReaderSpan[]): void {
    this.index = this.index.changedTo(spans)
    for (const block of this.#shown.keys()) this.#paint(block)
    for (const id of this.#meanwhile.keys()) if (this.index.get(id)) this.#unpaintMeanwhile(id)
  }

  /**
   * Shows a span that is about to be among those that are given, as it will look when it is selected, until it is there:
   * its ground with the very next frame, the rest of it with the one after. The answer takes it back.
   */
  showMeanwhile(span: ReaderSpan): () => void {
    if (this.index.get(span.id)) return () => undefined
    this.#unpaintMeanwhile(span.id)
    const coming = [...this.#meanwhile.values()].flatMap(other => other.parts)
    const lanes = lanesAmong(span.parts, part => [...this.index.partsIn(part), ...coming])
    const parts = span.parts.map(({ start, end }, at) => ({ start, end, lane: lanes[at] as number }))
    const own: Coming = { span, parts, painted: new Painted(), offSheet: null }
    this.#meanwhile.set(span.id, own)
    if (!this.#drawnAhead(own)) this.#layComing(own)
    return () => {
      if (this.#meanwhile.get(span.id) === own) this.#unpaintMeanwhile(span.id)
    }
  }

  #unpaintMeanwhile(id: string): void {
    const coming = this.#meanwhile.get(id)
    coming?.offSheet?.()
    coming?.painted.clear()
    this.#meanwhile.delete(id)
  }

  /** Whether its ground could be drawn on the sheet, for the one frame until it is in the text. */
  #drawnAhead(own: Coming): boolean {
    const { map } = this.#sections
    const { from, to } = this.#blocks
    const words = this.#sections.block(from)
    if (!words || to <= from) return false
    const seen = { start: map.startOf(from), end: map.endOf(to - 1) }
    const wipes = own.parts.map(part => {
      const [start, end] = [Math.max(part.start, seen.start), Math.min(part.end, seen.end)]
      const tones = [toneOf(own.span, part.lane), strongTone(own.span)]
      return this.#sheet.draw(
        this.#geometry.rects({ start, end }),
        tones.map(tone => groundOf(tone, words)),
      )
    })
    if (wipes.includes(null)) return false
    const notYet = whenDrawn(() => this.#layComing(own))
    own.offSheet = () => {
      notYet()
      for (const wipe of wipes) wipe?.()
      own.offSheet = null
    }
    return true
  }

  #layComing({ span, parts, painted, offSheet }: Coming): void {
    offSheet?.()
    painted.clear()
    for (const part of parts)
      for (const tone of [toneOf(span, part.lane), strongTone(span)]) this.#lay(tone, part, painted)
  }

  /** Paints these blocks and no others. */
  show({ from, to }: Blocks): void {
    if (from === this.#blocks.from && to === this.#blocks.to) return
    this.#blocks = { from, to }
    for (const [block, parts] of this.#shown) {
      if (block >= from && block < to) continue
      for (const painted of parts.values()) painted.clear()
      this.#shown.delete(block)
    }
    for (let block = from; block < to; block++) if (!this.#shown.has(block)) this.#paint(block)
    this.emphasise(this.#emphasised)
    for (const coming of this.#meanwhile.values()) this.#layComing(coming)
  }

  /** The text has moved: what is drawn on the sheet would stand still, and is painted in the text at once. */
  moved(): void {
    for (const coming of this.#meanwhile.values()) if (coming.offSheet) this.#layComing(coming)
  }

  emphasise(emphasised: Emphasis): void {
    const { selected, hovered, pending, held } = emphasised
    this.#emphasised = emphasised
    this.#emphasis.clear()
    for (const span of new Set([selected, hovered]))
      for (const part of span?.parts ?? []) this.#lay(strongTone(span as ReaderSpan), part)
    for (const part of pending) this.#lay(pendingTone(), part)
    if (held) this.#lay(heldTone(), held)
  }

  destroy(): void {
    this.show({ from: 0, to: 0 })
    this.#emphasis.clear()
    for (const id of this.#meanwhile.keys()) this.#unpaintMeanwhile(id)
  }

  /** Within the blocks that are painted: emphasis is laid anew when they come and go. */
  #lay(tone: Highlight, stretch: Range, among = this.#emphasis): void {
    for (const block of this.#shown.keys()) among.add(tone, this.#geometry.range(stretch, block))
  }

  /** Only what has changed since the block was painted last is taken out and painted anew. */
  #paint(block: number): void {
    const { map } = this.#sections
    const before = this.#shown.get(block)
    const now = new Map<PaintedPart, Painted>()
    for (const part of this.index.partsIn({ start: map.startOf(block), end: map.endOf(block) })) {
      const kept = before?.get(part)
      const painted = kept ?? new Painted()
      if (!kept) painted.add(toneOf(part.span, part.lane), this.#geometry.range(part, block))
      now.set(part, painted)
    }
    for (const [part, painted] of before ?? []) if (!now.has(part)) painted.clear()
    this.#shown.set(block, now)
  }
}
