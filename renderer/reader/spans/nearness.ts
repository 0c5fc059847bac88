import type { Sections } from '../text/sections'
import type { SpanPainter } from './span-painter'

/** Which sections are near enough to the window to be painted; on paper, all of them. */
export class Nearness {
  readonly #sections: Sections
  readonly #painter: SpanPainter
  readonly #changed: () => void
  readonly #observer: IntersectionObserver
  readonly #nearby = new Set<number>()
  readonly #ended = new AbortController()

  /** `changed` is called when sections have come or gone. */
  constructor(scroller: HTMLElement, sections: Sections, painter: SpanPainter, changed: () => void) {
    this.#sections = sections
    this.#painter = painter
    this.#changed = changed
    this.#observer = new IntersectionObserver(entries => this.#came(entries), {
      root: scroller,
      rootMargin: '100% 0px',
    })
    for (const section of sections.all) this.#observer.observe(section)
    const { signal } = this.#ended
    window.addEventListener('beforeprint', () => this.#paintAll(true), { signal })
    window.addEventListener('afterprint', () => this.#paintAll(false), { signal })
  }

  /** Paints the sections between two within this frame: after a jump, the observer would be a frame late. */
  show(from: number, to: number): void {
    let changed = false
    for (let section = from; section <= to; section++) changed = this.#painter.show(section) || changed
    if (changed) this.#changed()
  }

  destroy(): void {
    this.#observer.disconnect()
    this.#ended.abort()
  }

  #came(entries: readonly IntersectionObserverEntry[]): void {
    let changed = false
    for (const entry of entries) {
      const section = this.#sections.indexOf(entry.target)
      if (entry.isIntersecting) this.#nearby.add(section)
      else this.#nearby.delete(section)
      changed = this.#paint(section, entry.isIntersecting) || changed
    }
    if (changed) this.#changed()
  }

  #paintAll(all: boolean): void {
    for (let section = 0; section < this.#sections.map.sections; section++)
      this.#paint(section, all || this.#nearby.has(section))
  }

  #paint(section: number, shown: boolean): boolean {
    return shown ? this.#painter.show(section) : this.#painter.hide(section)
  }
}
