import type { Sections } from '../text/sections'

/**
 * Lays out sections before a selection gets to them. Chromium’s own keys know only what is laid out: from the last
 * section that is, they select to the very end of the text. So the sections on both sides of the end that moves are
 * laid out, wherever the window is.
 */
export class Ahead {
  readonly #sections: Sections
  /** The section that the end that moves, or the caret, is in, between those beside it. */
  #kept: readonly number[] = []

  constructor(sections: Sections) {
    this.#sections = sections
  }

  /** The end of the selection that moves, or the caret, is at this offset. */
  around(offset: number): void {
    const { map, ask } = this.#sections
    const at = map.sectionOf(map.blockAt(offset))
    if (at === this.#kept[1]) return
    for (const section of this.#kept) delete this.#sections.element(section)?.dataset.ahead
    this.#kept = [at - 1, at, at + 1]
    for (const section of this.#kept) {
      const element = this.#sections.element(section)
      if (!element) continue
      ask(section)
      element.dataset.ahead = ''
    }
  }
}
