import type { Sections } from '../text/sections'
import type { Place } from './place'

/** What the heights of all that is laid out hang on, in pixels: the text's column, the window on it, the letters. */
export interface TextRoom {
  readonly column: number
  readonly height: number
  readonly textSize: number
}

/**
 * Keeps the place whenever the page is laid out anew, and tells of it. Before the first frame has been laid out
 * nothing is to be measured: that would be to lay it out twice.
 */
export class LaidOut {
  readonly #scroller: HTMLElement
  readonly #mount: HTMLElement
  readonly #sections: Sections
  readonly #place: Place
  readonly #told: () => void
  readonly #observer: ResizeObserver
  readonly #ended = new AbortController()
  #room: TextRoom
  #textSize: number
  #yet = false
  #frame = 0

  /** `room` is as it was when the text was opened; `told` is called for each layout but the first frame's. */
  constructor(
    frame: { readonly scroller: HTMLElement; readonly page: HTMLElement; readonly mount: HTMLElement },
    sections: Sections,
    place: Place,
    room: TextRoom,
    told: () => void,
  ) {
    this.#scroller = frame.scroller
    this.#mount = frame.mount
    this.#sections = sections
    this.#place = place
    this.#room = room
    this.#textSize = room.textSize
    this.#told = told
    this.#observer = new ResizeObserver(() => (this.#yet ? this.#again() : this.#first()))
    for (const section of sections.all) this.#observer.observe(section)
    this.#observer.observe(frame.scroller)
    this.#observer.observe(frame.page)
    // Letters of another face break the lines elsewhere, and a section may be as tall as before.
    document.fonts.addEventListener('loadingdone', () => this.#yet && this.#again(), {
      signal: this.#ended.signal,
    })
  }

  /** Whether the first frame has been laid out. */
  get yet(): boolean {
    return this.#yet
  }

  /** The letters are of a size now, in pixels, or the room beside the text is another. */
  changed(textSize: number): void {
    this.#textSize = textSize
    if (this.#yet) this.#again()
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#observer.disconnect()
    this.#ended.abort()
  }

  /** The first frame has the words and their spans; what stands around them comes with the next. */
  #first(): void {
    this.#yet = true
    if (this.#place.held) this.#place.settle()
    this.#frame = requestAnimationFrame(() => this.#again())
  }

  #again(): void {
    const textSize = this.#textSize
    const room = { column: this.#mount.clientWidth, height: this.#scroller.clientHeight, textSize }
    const before = this.#room
    this.#room = room
    if (room.column !== before.column || room.height !== before.height || textSize !== before.textSize) {
      this.#sections.estimate(room.column, textSize)
      this.#place.settle()
    } else if (this.#place.held) this.#place.settle()
    this.#told()
  }
}
