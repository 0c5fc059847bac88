import { whenDrawn } from '../../widgets/drawn'
import type { ReaderSpan } from '../props'
import type { Nearness } from '../spans/nearness'
import { extentOf } from '../spans/span-index'
import type { SpanPainter } from '../spans/span-painter'
import type { Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'
import { type CardPlace, type CardWish, type MarginMeasures, placeCards } from './layout'

export interface MarginCard {
  readonly span: ReaderSpan
  readonly place: CardPlace
}

/** How tall a card is thought to be until it has been drawn, in pixels. */
const unmeasured = 44
/** How far above and below the window cards are drawn, and how far one may scroll before they are chosen anew. */
const around = 700
const stride = 300
/** The same for whoever goes on by more than a window at a time, until they go on by less. */
const aroundLeaps = 100

/** Where a span begins, below the top of its section, in pixels. */
interface Line {
  readonly y: number
  /** Measured; or else thought to be, for a span that is not near the window. */
  readonly exact: boolean
}

interface SectionLines {
  /** The size of the section that the lines are for. */
  readonly size: string
  /** The spans with a card that begin in it; null where they are to be asked for anew. */
  spans: readonly ReaderSpan[] | null
  lines: Map<ReaderSpan, Line>
}

/**
 * Which cards stand beside the text, and where. All spans of the sections near the window have their place; lines are
 * measured near the window, and kept until a section's size changes; cards are drawn only near the window. A store for
 * React: subscribe and snapshot.
 */
export class MarginFeed {
  readonly #scroller: HTMLElement
  readonly #page: HTMLElement
  readonly #sections: Sections
  readonly #geometry: Geometry
  readonly #painter: SpanPainter
  readonly #near: Nearness
  readonly #listeners = new Set<() => void>()
  readonly #heights = new Map<string, number>()
  readonly #lines = new Map<number, SectionLines>()
  /** Whether any line is only thought to be where it is. */
  #estimated = false
  #placed: readonly MarginCard[] = []
  #cards: readonly MarginCard[] = []
  #chosenAt = Number.NaN
  #around = around
  /** Calls off the cards of a place that was leapt to; null where none are waited for. */
  #waiting: (() => void) | null = null
  #measures: MarginMeasures | null = null
  #active: string | null = null
  #hasCard: (span: ReaderSpan) => boolean = () => true

  constructor(
    scroller: HTMLElement,
    page: HTMLElement,
    sections: Sections,
    geometry: Geometry,
    painter: SpanPainter,
    near: Nearness,
  ) {
    this.#scroller = scroller
    this.#page = page
    this.#sections = sections
    this.#geometry = geometry
    this.#painter = painter
    this.#near = near
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = () => this.#cards

  /** The spans have changed, or which of them have cards. */
  reset(hasCard: (span: ReaderSpan) => boolean): void {
    this.#hasCard = hasCard
    for (const known of this.#lines.values()) known.spans = null
  }

  /** Places the cards anew: the layout, the spans or the active one have changed. */
  update(measures: MarginMeasures, active: string | null): void {
    this.#measures = measures
    this.#active = active
    this.#place()
  }

  /** A card has been drawn and is this tall. */
  measured(heights: ReadonlyMap<string, number>): void {
    let changed = false
    for (const [id, height] of heights) {
      if (Math.abs((this.#heights.get(id) ?? -1) - height) < 0.5) continue
      this.#heights.set(id, height)
      changed = true
    }
    if (changed) this.#place()
  }

  /**
   * To be called after scrolling, and before anything else is told of it. Who leaps from place to place gets words and
   * spans in every frame, and cards once a place has been laid out and is not left again with the next frame: those
   * that can be seen there, and no others.
   */
  scrolled(): void {
    const { scrollTop, clientHeight } = this.#scroller
    const by = Math.abs(scrollTop - this.#chosenAt)
    if (by > clientHeight) {
      this.#chosenAt = scrollTop
      this.#around = aroundLeaps
      this.#waiting?.()
      this.#waiting = whenDrawn(() => {
        this.#waiting = whenDrawn(() => {
          this.#waiting = null
          this.#place()
        })
      })
    } else if (!this.#waiting && by >= Math.min(stride, this.#around)) {
      this.#around = around
      if (this.#estimated) this.#place()
      else this.#choose()
    }
  }

  destroy(): void {
    this.#waiting?.()
  }

  #place(): void {
    if (!this.#measures || this.#waiting) return
    const origin = this.#page.getBoundingClientRect().top
    const spans: ReaderSpan[] = []
    const wishes: CardWish[] = []
    this.#estimated = false
    for (const section of this.#near.sections) {
      const top = (this.#sections.element(section)?.getBoundingClientRect().top ?? 0) - origin
      for (const [span, y] of this.#linesOf(section)) {
        spans.push(span)
        wishes.push({ id: span.id, at: top + y, height: this.#heights.get(span.id) ?? unmeasured })
      }
    }
    const places = placeCards(wishes, this.#active, this.#measures)
    this.#placed = places.map((place, at) => ({ span: spans[at] as ReaderSpan, place }))
    this.#choose()
  }

  #choose(): void {
    this.#chosenAt = this.#scroller.scrollTop
    const origin = this.#page.getBoundingClientRect().top - this.#scroller.getBoundingClientRect().top
    const from = -origin - this.#around
    const to = -origin + this.#scroller.clientHeight + this.#around
    const cards = this.#placed.filter(({ place }) => place.y + place.height >= from && place.y <= to)
    if (same(cards, this.#cards)) return
    this.#cards = cards
    for (const listener of this.#listeners) listener()
  }

  /** The spans that begin in a section and have a card, and how far below its top their first lines are. */
  #linesOf(section: number): (readonly [ReaderSpan, number])[] {
    const element = this.#sections.element(section)
    if (!element) return []
    const box = element.getBoundingClientRect()
    const size = `${box.width} ${box.height}`
    const before = this.#lines.get(section)
    const known = before?.size === size ? before : { size, spans: null, lines: new Map<ReaderSpan, Line>() }
    known.spans ??= this.#painter.index.startingIn(this.#sections.map.extentOf(section)).filter(this.#hasCard)
    const lines = new Map<ReaderSpan, Line>()
    const near = this.#nearness()
    for (const span of known.spans) {
      const line = known.lines.get(span)
      lines.set(span, line?.exact ? line : near(extentOf(span).start, box.top))
    }
    known.lines = lines
    this.#lines.set(section, known)
    return known.spans.map(span => [span, lines.get(span)?.y ?? 0])
  }

  /** How lines are found: measured in the blocks that are near the window, and in the others by how far on they are. */
  #nearness(): (offset: number, origin: number) => Line {
    const window = this.#scroller.getBoundingClientRect()
    const reach = this.#around + stride
    const boxes = new Map<number, DOMRect | undefined>()
    const { map } = this.#sections
    return (offset, origin) => {
      const block = map.blockAt(offset)
      if (!boxes.has(block)) boxes.set(block, this.#sections.block(block)?.getBoundingClientRect())
      const box = boxes.get(block)
      if (!box) return { y: 0, exact: false }
      if (box.bottom >= window.top - reach && box.top <= window.bottom + reach)
        return { y: (this.#geometry.character(offset)?.top ?? box.top) - origin, exact: true }
      this.#estimated = true
      const share = (offset - map.startOf(block)) / Math.max(1, map.lengthOf(block))
      return { y: box.top - origin + share * box.height, exact: false }
    }
  }
}

function same(a: readonly MarginCard[], b: readonly MarginCard[]): boolean {
  return (
    a.length === b.length &&
    a.every((card, at) => {
      const other = b[at] as MarginCard
      return (
        card.span === other.span &&
        Math.abs(card.place.y - other.place.y) < 0.1 &&
        card.place.size === other.place.size &&
        card.place.column === other.place.column
      )
    })
  )
}
