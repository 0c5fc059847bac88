import type { ReaderProps } from '../props'
import type { Place } from './place'

type Told = NonNullable<ReaderProps['onReadingMoved']>

/** Tells where the analyst is reading, and how far they have come, whenever that is another place than the last. */
export class ReadingReport {
  readonly #scroller: HTMLElement
  readonly #place: Place
  readonly #told: Told
  #furthest = 0
  #last = ''

  constructor(scroller: HTMLElement, place: Place, told: Told) {
    this.#scroller = scroller
    this.#place = place
    this.#told = told
  }

  /** To be called when scrolling or the layout has come to rest. */
  now(): void {
    const top = this.#scroller.scrollTop <= 1 ? 0 : this.#place.top()
    this.#furthest = Math.max(this.#furthest, this.#place.bottom())
    const now = `${top} ${this.#furthest}`
    if (now === this.#last) return
    this.#last = now
    this.#told({ top, furthest: this.#furthest })
  }
}
