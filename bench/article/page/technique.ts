import type { BenchArticle, BenchSpan } from '../article'

/** An article on the screen, drawn by one technique. */
export interface Drawn {
  readonly scroller: HTMLElement
  /** Whether the text that is in view and its spans are in the page. */
  ready(): boolean
  /** Marks another span, as the key press of an analyst does. Whether it is in the page is for `ready` to say. */
  add?(span: BenchSpan): void
  /** Brings a stretch into view. */
  jump?(span: Pick<BenchSpan, 'start' | 'end'>): void
  /** Where a stretch is drawn, in client pixels; null where it is not in the page. */
  rectOf?(span: Pick<BenchSpan, 'start' | 'end'>): DOMRect | null
  /** Whether what is drawn after text and spans is in the page too. Left out: there is no such thing. */
  complete?(): boolean
  /** Lets go of everything, before another article takes its place. Left out: the elements are all there is. */
  close?(): void
}

export interface Technique {
  /** Draws text and spans into an empty element that fills the window. */
  draw(root: HTMLElement, article: BenchArticle): Drawn
}

/** A place to scroll and a column in it as wide as the reader’s. */
export function columnIn(root: HTMLElement, scrollerClass: string, columnClass: string) {
  const scroller = root.appendChild(document.createElement('div'))
  scroller.className = scrollerClass
  const column = scroller.appendChild(document.createElement('div'))
  column.className = columnClass
  return { scroller, column }
}

/** Where a stretch of a paragraph is drawn, and bringing it into view, where every paragraph is an element. */
export function inParagraphs(
  scroller: HTMLElement,
  article: BenchArticle,
  elements: () => ArrayLike<Element>,
): Required<Pick<Drawn, 'jump' | 'rectOf'>> {
  const rectOf = (span: Pick<BenchSpan, 'start' | 'end'>) => {
    const at = article.paragraphs.findIndex(({ end }) => end > span.start)
    const element = elements()[at]
    const paragraph = article.paragraphs[at]
    if (!element || !paragraph) return null
    let left = span.start - paragraph.start
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      if (left < node.length) {
        const range = document.createRange()
        range.setStart(node, left)
        range.setEnd(node, left + 1)
        return range.getBoundingClientRect()
      }
      left -= node.length
    }
    return null
  }
  return {
    rectOf,
    jump(span) {
      const rect = rectOf(span)
      if (rect) scroller.scrollBy({ top: rect.top - scroller.clientHeight / 3, behavior: 'instant' })
    },
  }
}
