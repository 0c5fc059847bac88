import type { ReaderSpan } from '../props'
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
const around = 900
const stride = 400

/**
 * Which cards stand beside the text, and where. Lines are measured in the sections that are painted, and kept until
 * a section's size changes; cards are drawn only near the window. A store for React: subscribe and snapshot.
 */
export class MarginFeed {
  readonly #scroller: HTMLElement
  readonly #page: HTMLElement
  readonly #sections: Sections
  readonly #geometry: Geometry
  readonly #painter: SpanPainter
  readonly #listeners = new Set<() => void>()
  readonly #heights = new Map<string, number>()
  readonly #lines = new Map<number, { key: string; spans: readonly { span: ReaderSpan; y: number }[] }>()
  #placed: readonly MarginCard[] = []
  #cards: readonly MarginCard[] = []
  #chosenAt = Number.NaN
  #measures: MarginMeasures | null = null
  #active: string | null = null
  #hasCard: (span: ReaderSpan) => boolean = () => true

  constructor(
    scroller: HTMLElement,
    page: HTMLElement,
    sections: Sections,
    geometry: Geometry,
    painter: SpanPainter,
  ) {
    this.#scroller = scroller
    this.#page = page
    this.#sections = sections
    this.#geometry = geometry
    this.#painter = painter
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = () => this.#cards

  /** The spans have changed, or which of them have cards. */
  reset(hasCard: (span: ReaderSpan) => boolean): void {
    this.#hasCard = hasCard
    this.#lines.clear()
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

  scrolled(): void {
    if (!(Math.abs(this.#scroller.scrollTop - this.#chosenAt) < stride)) this.#choose()
  }

  #place(): void {
    if (!this.#measures) return
    const origin = this.#page.getBoundingClientRect().top
    const spans: ReaderSpan[] = []
    const wishes: CardWish[] = []
    for (const section of this.#painter.shown) {
      const top = (this.#sections.element(section)?.getBoundingClientRect().top ?? 0) - origin
      for (const { span, y } of this.#linesOf(section)) {
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
    const from = -origin - around
    const to = -origin + this.#scroller.clientHeight + around
    const cards = this.#placed.filter(({ place }) => place.y + place.height >= from && place.y <= to)
    if (same(cards, this.#cards)) return
    this.#cards = cards
    for (const listener of this.#listeners) listener()
  }

  /** The first lines of the spans that begin in a section, as distances from its top. */
  #linesOf(section: number): readonly { span: ReaderSpan; y: number }[] {
    const element = this.#sections.element(section)
    if (!element) return []
    const box = element.getBoundingClientRect()
    const key = `${box.width} ${box.height}`
    const known = this.#lines.get(section)
    if (known?.key === key) return known.spans
    const starting = this.#painter.index.startingIn(this.#sections.map.extentOf(section))
    const spans = starting.filter(this.#hasCard).map(span => {
      const rect = this.#geometry.character(extentOf(span).start)
      return { span, y: (rect?.top ?? box.top) - box.top }
    })
    this.#lines.set(section, { key, spans })
    return spans
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
