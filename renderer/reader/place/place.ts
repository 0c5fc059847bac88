import { firstWhere, type Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'

/** A place in the text and how far below the upper edge of the window it is, in pixels. */
export interface Spot {
  readonly offset: number
  readonly y: number
}

/**
 * Where the analyst is in the text, and the keeping of it. Heights of sections that were never seen are estimates,
 * and change as they come into view; the width and the text size may change too. So a place that was gone to is held
 * until the analyst scrolls, and one that was read is found again after the layout has changed.
 */
export class Place {
  readonly #scroller: HTMLElement
  readonly #sections: Sections
  readonly #geometry: Geometry
  #spot: Spot = { offset: 0, y: 0 }
  #held = false
  #atTop = true
  #set = -1

  constructor(scroller: HTMLElement, sections: Sections, geometry: Geometry) {
    this.#scroller = scroller
    this.#sections = sections
    this.#geometry = geometry
  }

  /** Brings an offset to a height in the window and holds it there while the page settles. */
  hold(offset: number, y: number): void {
    this.#spot = { offset, y }
    this.#hold(true)
    this.#atTop = false
    this.settle()
    // The first scroll has brought the section itself into layout: its true height is known now.
    this.settle()
  }

  /** The analyst scrolls: what was held is held no more. */
  release(): void {
    this.#hold(false)
  }

  /** To be called after scrolling: remembers the place, unless the scrolling was our own. */
  moved(): void {
    if (Math.abs(this.#scroller.scrollTop - this.#set) < 1.5) return
    this.#hold(false)
    this.remember()
  }

  remember(): void {
    this.#atTop = this.#scroller.scrollTop <= 1
    this.#set = this.#scroller.scrollTop
    const top = this.#edge
    const offset = this.#firstBelow(top + 1)
    this.#spot = { offset, y: (this.#geometry.character(offset)?.top ?? top) - top }
  }

  get held(): boolean {
    return this.#held
  }

  /** Scrolls so that the place is where it was in the window. To be called when the layout has changed. */
  settle(): void {
    const to = this.#atTop ? 0 : this.#scrollFor(this.#spot)
    if (Math.abs(to - this.#scroller.scrollTop) >= 0.5) this.#scroller.scrollTop = to
    this.#set = this.#scroller.scrollTop
  }

  /** The offset of the first line of which most is in view. */
  top(): number {
    const first = this.#firstBelow(this.#edge + 1)
    const rect = this.#geometry.character(first)
    if (!rect || rect.top >= this.#edge - rect.height / 2) return first
    return this.#firstBelow(rect.bottom + 1)
  }

  /** The offset behind the last line in view. */
  bottom(): number {
    return this.#firstBelow(this.#edge + this.#scroller.clientHeight + 1)
  }

  /** While a place is held the browser keeps none of its own: its scrolling would be taken for the analyst’s. */
  #hold(held: boolean): void {
    if (held === this.#held) return
    this.#held = held
    this.#scroller.style.overflowAnchor = held ? 'none' : ''
  }

  get #edge(): number {
    return this.#scroller.getBoundingClientRect().top
  }

  #scrollFor({ offset, y }: Spot): number {
    const rect = this.#geometry.character(offset)
    return rect ? this.#scroller.scrollTop + rect.top - this.#edge - y : this.#scroller.scrollTop
  }

  /** The first offset whose line ends below a height in client pixels; the text's end where none does. */
  #firstBelow(y: number): number {
    const { map } = this.#sections
    const block = this.#geometry.blockBelow(y)
    if (block === map.blocks) return map.endOf(block - 1)
    const within = firstWhere(
      map.startOf(block),
      map.endOf(block),
      at => (this.#geometry.character(at)?.bottom ?? 0) > y,
    )
    return Math.min(within, Math.max(map.startOf(block), map.endOf(block) - 1))
  }
}
