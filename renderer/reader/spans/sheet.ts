import styles from './sheet.module.css'

/**
 * A sheet over the window, on which the ground of a span can be drawn with the very next frame. Whatever changes in a
 * highlight, in the page's elements or in their styles, the browser marks and paints all words anew that are in one;
 * the sheet is a document of its own, and what is drawn on it has no words painted anew. It is the same for all readers.
 *
 * On it are boxes of one pixel, which are only moved and stretched: for that nothing is laid out or painted at all.
 */
export class Sheet {
  readonly #over: HTMLElement

  /** What is drawn is seen where it lies over this element. */
  constructor(over: HTMLElement) {
    this.#over = over
  }

  /** Lays it out, which is best done when the window has nothing else to do. */
  lay(): void {
    if (sheet) return
    sheet = laid()
    const page = sheet.contentDocument
    // Taken from its end: of two that are taken one after the other the second stands over the first.
    free.push(
      ...Array.from({ length: enough }, () => box(page))
        .filter(made => made !== null)
        .reverse(),
    )
  }

  /**
   * Draws rectangles, client pixels, with each of these colours over the one before, and answers with what wipes them
   * off again; null where the sheet has not been laid out yet.
   */
  draw(rects: readonly DOMRect[], colours: readonly string[]): (() => void) | null {
    const page = sheet?.contentDocument
    if (!page) return null
    const frame = this.#over.getBoundingClientRect()
    const used: HTMLElement[] = []
    for (const rect of rects) {
      const [left, right] = [Math.max(rect.left, frame.left), Math.min(rect.right, frame.right)]
      const [top, bottom] = [Math.max(rect.top, frame.top), Math.min(rect.bottom, frame.bottom)]
      if (right <= left || bottom <= top) continue
      for (const colour of colours) {
        const over = free.pop() ?? box(page)
        if (!over) break
        over.style.backgroundColor = colour
        over.style.transform = `translate(${left}px, ${top}px) scale(${right - left}, ${bottom - top})`
        used.push(over)
      }
    }
    return () => {
      for (const over of used) over.style.transform = aside
      free.push(...used.reverse())
    }
  }
}

/** So many boxes are there from the beginning: two colours for as many lines as most spans have. */
const enough = 16
/** Where a box is that is not used: beside the window, and not of no size, of which the browser would think anew. */
const aside = 'translate(-9px, -9px)'

let sheet: HTMLIFrameElement | null = null
const free: HTMLElement[] = []

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

function box(page: Document | null | undefined): HTMLElement | null {
  if (!page) return null
  const made = page.body.appendChild(page.createElement('div'))
  made.style.cssText =
    'position: absolute; left: 0; top: 0; width: 1px; height: 1px; transform-origin: 0 0; will-change: transform; forced-color-adjust: none'
  made.style.transform = aside
  return made
}
