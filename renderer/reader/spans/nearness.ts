import type { Geometry } from '../text/geometry'
import type { Sections } from '../text/sections'
import type { SpanPainter } from './span-painter'

/**
 * How far around the window words are painted, and how far may be scrolled before that is looked at again, as shares
 * of its height. Whatever changes in the page, the browser paints all words anew that are in a highlight: as few as
 * can be, and enough that none come into view without theirs.
 */
const [around, stride] = [0.4, 0.2]

/**
 * So many sections before and behind those in view are watched, more than can come near before that is looked at again.
 * The browser measures each with every frame: all those of a very long article take it longer than a frame has time for.
 */
const beside = 4

/** Which blocks are near enough to the window to be painted, on paper all of them; and which sections to have cards. */
export class Nearness {
  readonly #scroller: HTMLElement
  readonly #sections: Sections
  readonly #geometry: Geometry
  readonly #painter: SpanPainter
  readonly #observer: IntersectionObserver
  /** What the observer says, which does not hear of what comes near and goes again within one frame. */
  readonly #near = new Set<number>()
  /** The sections that were looked at last: near before the observer says so. */
  #seen = { first: 0, last: -1 }
  readonly #ended = new AbortController()
  #lookedAt = Number.NaN
  #onPaper = false

  /** `changed` is called when sections have come or gone. */
  constructor(
    scroller: HTMLElement,
    sections: Sections,
    geometry: Geometry,
    painter: SpanPainter,
    changed: () => void,
  ) {
    this.#scroller = scroller
    this.#sections = sections
    this.#geometry = geometry
    this.#painter = painter
    this.#observer = new IntersectionObserver(entries => this.#came(entries) && changed(), {
      root: scroller,
      rootMargin: '100% 0px',
    })
    const { signal } = this.#ended
    window.addEventListener('beforeprint', () => this.#print(true), { signal })
    window.addEventListener('afterprint', () => this.#print(false), { signal })
  }

  /** The sections near the window, in order. */
  get sections(): readonly number[] {
    return [...this.#sections.all.keys()].filter(section => this.#isNear(section))
  }

  /** Takes the sections between two for those in view, and paints them: nothing has been laid out yet. */
  begin(from: number, to: number): void {
    this.#see(from, to)
    const { map } = this.#sections
    this.#painter.show({ from: map.blocksIn(from).from, to: map.blocksIn(to).to })
  }

  /** Paints what is in view now, within this frame: after a jump, the observer would be late. Whether sections have come near. */
  look(): boolean {
    if (this.#onPaper) return false
    this.#lookedAt = this.#scroller.scrollTop
    const { top, bottom, height } = this.#scroller.getBoundingClientRect()
    const { map } = this.#sections
    const from = this.#geometry.blockBelow(top - around * height)
    const to = Math.min(map.blocks, this.#geometry.blockBelow(bottom + around * height) + 1)
    if (to <= from) return false
    this.#painter.show({ from, to })
    const [first, last] = [map.sectionOf(from), map.sectionOf(to - 1)]
    let came = false
    for (let section = first; section <= last; section++) came = !this.#isNear(section) || came
    this.#see(first, last)
    return came
  }

  /** Takes these for the sections in view, and has those around them watched and no others. */
  #see(first: number, last: number): void {
    if (first === this.#seen.first && last === this.#seen.last) return
    this.#seen = { first, last }
    this.#observer.disconnect()
    this.#sections.all.forEach((section, at) => {
      if (at >= first - beside && at <= last + beside) this.#observer.observe(section)
      else this.#near.delete(at)
    })
  }

  /** The same after scrolling, where that went far enough. */
  scrolled(): boolean {
    const far = stride * this.#scroller.clientHeight
    return Math.abs(this.#scroller.scrollTop - this.#lookedAt) >= far && this.look()
  }

  destroy(): void {
    this.#observer.disconnect()
    this.#ended.abort()
  }

  #isNear(section: number): boolean {
    return this.#near.has(section) || (section >= this.#seen.first && section <= this.#seen.last)
  }

  /** Whether a section is near now that was not, or the other way round. */
  #came(entries: readonly IntersectionObserverEntry[]): boolean {
    let changed = false
    for (const { target, isIntersecting } of entries) {
      const section = this.#sections.indexOf(target)
      changed = isIntersecting !== this.#isNear(section) || changed
      if (isIntersecting) this.#near.add(section)
      else this.#near.delete(section)
    }
    return changed
  }

  #print(onPaper: boolean): void {
    this.#onPaper = onPaper
    if (onPaper) this.#painter.show({ from: 0, to: this.#sections.map.blocks })
    else this.look()
  }
}
