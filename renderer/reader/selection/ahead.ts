import type { Sections } from '../text/sections'

/** So many sections are laid out with each frame, which takes a millisecond or two for each, and no more in all. */
const [atOnce, most] = [4, 64]

/**
 * Lays out sections before a selection gets to them. Chromium’s own keys know only what is laid out: from the last
 * section that is, they select to the very end of the text. So the sections on both sides of the end that moves are
 * laid out, wherever the window is; and while Shift is held those between it and the window, some with each frame:
 * a click would have all of them laid out at once.
 */
export class Ahead {
  readonly #sections: Sections
  readonly #kept = new Set<number>()
  readonly #ended = new AbortController()
  /** The section that the end of the selection that moves, or the caret, is in; −1 before there is one. */
  #at = -1
  #frame = 0

  /** `element` is where the text is edited; `top` says from which offset it is in view. */
  constructor(element: HTMLElement, sections: Sections, top: () => number) {
    this.#sections = sections
    const passive = { signal: this.#ended.signal, passive: true }
    const held = ({ key, repeat }: KeyboardEvent) =>
      key === 'Shift' && !repeat && element.contains(document.activeElement)
    window.addEventListener('keydown', event => held(event) && this.#towards(this.#sectionOf(top())), passive)
    window.addEventListener('keyup', ({ key }) => key === 'Shift' && this.#rest(), passive)
    window.addEventListener('blur', () => this.#rest(), passive)
  }

  /** The end of the selection that moves, or the caret, is at this offset. */
  around(offset: number): void {
    const section = this.#sectionOf(offset)
    if (section === this.#at) return
    this.#at = section
    this.#rest()
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#ended.abort()
  }

  /** A click may come that selects as far as this section. */
  #towards(section: number): void {
    const step = Math.sign(section - this.#at)
    let next = this.#at
    let left = this.#at < 0 ? 0 : Math.min(most, Math.abs(section - next))
    const go = () => {
      for (let some = Math.min(atOnce, left); some > 0; some--) this.#keep((next += step))
      left -= atOnce
      this.#frame = left > 0 ? requestAnimationFrame(go) : 0
    }
    go()
  }

  /** No click is expected any more. */
  #rest(): void {
    cancelAnimationFrame(this.#frame)
    for (const section of this.#kept)
      if (Math.abs(section - this.#at) > 1) {
        this.#kept.delete(section)
        delete this.#sections.element(section)?.dataset.ahead
      }
    for (const section of [this.#at - 1, this.#at, this.#at + 1]) this.#keep(section)
  }

  #sectionOf(offset: number): number {
    const { map } = this.#sections
    return map.sectionOf(map.blockAt(offset))
  }

  #keep(section: number): void {
    const element = this.#sections.element(section)
    if (!element || this.#kept.has(section)) return
    this.#sections.ask(section)
    this.#kept.add(section)
    element.dataset.ahead = ''
  }
}
