import styles from './sheet.module.css'

/**
 * A sheet over the window, on which the ground of a span can be drawn with the very next frame. Whatever changes in a
 * highlight, in the page's elements or in their styles, the browser marks and paints all words anew that are in one;
 * the sheet is a document of its own, and what is drawn on it has no words painted anew. It is the same for all readers.
 */
export class Sheet {
  readonly #over: HTMLElement

  /** What is drawn is seen where it lies over this element. */
  constructor(over: HTMLElement) {
    this.#over = over
  }

  /** Lays it out, which is best done when the window has nothing else to do. */
  lay(): void {
    sheet ??= laid()
  }

  /**
   * Draws rectangles, client pixels, with each of these colours over the one before, and answers with what wipes them
   * off again; null where the sheet has not been laid out yet.
   */
  draw(rects: readonly DOMRect[], colours: readonly string[]): (() => void) | null {
    const page = sheet?.contentDocument
    if (!page) return null
    const frame = this.#over.getBoundingClientRect()
    const pane = page.createElement('div')
    place(pane, frame.left, frame.top, frame.width, frame.height)
    pane.style.overflow = 'clip'
    for (const rect of rects) {
      const box = pane.appendChild(page.createElement('div'))
      place(box, rect.left - frame.left, rect.top - frame.top, rect.width, rect.height)
      box.style.backgroundImage = colours.map(colour => `linear-gradient(${colour}, ${colour})`).join()
      box.style.setProperty('forced-color-adjust', 'none')
    }
    page.body.append(pane)
    return () => pane.remove()
  }
}

let sheet: HTMLIFrameElement | null = null

function laid(): HTMLIFrameElement {
  const sheet = document.createElement('iframe')
  sheet.className = styles.sheet ?? ''
  // Nothing on it is there to be read, found or reached: all of it comes in the text with the frame after.
  sheet.inert = true
  sheet.ariaHidden = 'true'
  sheet.tabIndex = -1
  document.body.append(sheet)
  return sheet
}

function place(element: HTMLElement, left: number, top: number, width: number, height: number): void {
  const { style } = element
  style.position = 'absolute'
  style.left = `${left}px`
  style.top = `${top}px`
  style.width = `${width}px`
  style.height = `${height}px`
}
