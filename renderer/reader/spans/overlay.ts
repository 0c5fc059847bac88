import type { Range } from '#shared/anchors/ranges'
import type { ReaderSpan } from '../props'
import type { Geometry } from '../text/geometry'
import styles from './overlay.module.css'

/**
 * What highlights cannot draw: the ring around the selected span, the numbers of its parts, and the flash after a
 * jump. Boxes laid over the text, for what is selected only; drawn again whenever the layout may have changed.
 */
export class Overlay {
  readonly #layer: HTMLElement
  readonly #geometry: Geometry
  readonly #ring: HTMLElement
  readonly #flash: HTMLElement
  #flashed: Range | null = null

  constructor(layer: HTMLElement, geometry: Geometry) {
    this.#layer = layer
    this.#geometry = geometry
    this.#ring = layer.appendChild(document.createElement('div'))
    this.#flash = layer.appendChild(document.createElement('div'))
  }

  /** Draws the ring of a span, or none. */
  draw(selected: ReaderSpan | undefined): void {
    const boxes: HTMLElement[] = []
    selected?.parts.forEach((part, at) => {
      this.#geometry.lines(part).forEach((rect, line) => {
        const box = this.#box(rect, styles.ring)
        box.style.setProperty(
          '--tone',
          selected.kind === 'mention' ? 'var(--ink3)' : `var(--label-${selected.tone})`,
        )
        if (line === 0 && selected.parts.length > 1) {
          const chip = box.appendChild(document.createElement('span'))
          chip.className = styles.chip ?? ''
          chip.textContent = String(at + 1)
        }
        boxes.push(box)
      })
    })
    this.#ring.replaceChildren(...boxes)
    if (this.#flashed) this.#drawFlash(this.#flashed)
  }

  /** A ring that appears around a stretch and fades. */
  flash(stretch: Range): void {
    this.#flashed = stretch
    this.#flash.replaceChildren()
    this.#drawFlash(stretch)
  }

  destroy(): void {
    this.#ring.remove()
    this.#flash.remove()
  }

  /** Moves the boxes that are there rather than make new ones, so that a fading ring does not start over. */
  #drawFlash(stretch: Range): void {
    const rects = this.#geometry.lines(stretch)
    while (this.#flash.children.length > rects.length) this.#flash.lastChild?.remove()
    rects.forEach((rect, at) => {
      const there = this.#flash.children[at]
      if (there instanceof HTMLElement) this.#put(there, rect)
      else {
        const box = this.#flash.appendChild(this.#box(rect, styles.flash))
        box.addEventListener('animationend', () => {
          box.remove()
          if (this.#flash.childElementCount === 0) this.#flashed = null
        })
      }
    })
  }

  #box(rect: DOMRect, className: string | undefined): HTMLElement {
    const box = document.createElement('div')
    box.className = className ?? ''
    this.#put(box, rect)
    return box
  }

  #put(box: HTMLElement, rect: DOMRect): void {
    const origin = this.#layer.getBoundingClientRect()
    box.style.left = `${rect.left - origin.left}px`
    box.style.top = `${rect.top - origin.top}px`
    box.style.width = `${rect.width}px`
    box.style.height = `${rect.height}px`
  }
}
