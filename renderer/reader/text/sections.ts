import type { DocumentMap } from './document-map'

/**
 * The elements that the text is drawn in. A section off the screen is not laid out, and stands for its content with
 * an estimated height; the browser remembers the true one once it has been seen. Whoever asks for a block of one that
 * has no words yet gives it its words.
 */
export class Sections {
  readonly map: DocumentMap
  readonly #elements: (HTMLElement | undefined)[] = []
  readonly #estimates: number[] = []

  /** `ask` sees to it that a section has its words. */
  constructor(
    map: DocumentMap,
    readonly ask: (section: number) => void,
  ) {
    this.map = map
  }

  /** The element for a section that the editor is about to draw: the one it has, where it was there without its words. */
  create(index: number): HTMLElement {
    const known = this.#elements[index]
    if (known) {
      // The editor’s mark on what has nothing in it to be read.
      known.removeAttribute('contenteditable')
      return known
    }
    const element = document.createElement('div')
    element.dataset.section = String(index)
    this.#elements[index] = element
    this.#stand(index)
    return element
  }

  element(index: number): HTMLElement | undefined {
    return this.#elements[index]
  }

  get all(): readonly HTMLElement[] {
    return this.#elements.filter(element => element !== undefined)
  }

  indexOf(element: Element): number {
    return element instanceof HTMLElement ? Number(element.dataset.section ?? -1) : -1
  }

  /** The element that a block is drawn as. */
  block(block: number): HTMLElement | undefined {
    const section = this.map.sectionOf(block)
    this.ask(section)
    const child = this.#elements[section]?.children[block - this.map.blocksIn(section).from]
    return child instanceof HTMLElement ? child : undefined
  }

  /** The text that a block is drawn with: one node, for nothing is ever marked in the document itself. */
  textOf(block: number): Text | undefined {
    const first = this.block(block)?.firstChild
    return first instanceof Text ? first : undefined
  }

  /** The block that a node is drawn in; −1 where it is in none. */
  blockOf(node: Node): number {
    const inside = node instanceof Element ? node : node.parentElement
    const section = inside?.closest('[data-section]')
    if (!inside || !section) return -1
    let child: Element = inside
    while (child.parentElement && child.parentElement !== section) child = child.parentElement
    if (child.parentElement !== section) return -1
    let place = 0
    for (let before = child.previousElementSibling; before; before = before.previousElementSibling) place++
    return this.map.blocksIn(this.indexOf(section)).from + place
  }

  /** Estimates the heights of sections not yet seen, from the width of the column and the size of the text, in pixels. */
  estimate(column: number, textSize: number): void {
    const perLine = Math.max(10, column / (textSize * averageLetter))
    for (let index = 0; index < this.map.sections; index++) {
      const { from, to } = this.map.blocksIn(index)
      let height = 0
      for (let block = from; block < to; block++)
        height += (Math.ceil(this.map.lengthOf(block) / perLine) * lineHeight + blockGap) * textSize
      this.#estimates[index] = height
      this.#stand(index)
    }
  }

  /** Gives a section the height that it is estimated to have. */
  #stand(index: number): void {
    const element = this.#elements[index]
    const height = this.#estimates[index]
    if (element && height !== undefined)
      element.style.containIntrinsicBlockSize = `auto ${Math.round(height)}px`
  }

  /** The last of the sections from one on that come to a height in pixels, if they are as tall as they are estimated to be. */
  reaching(height: number, from = 0): number {
    let below = 0
    const at = this.#estimates.findIndex((estimate, index) => index >= from && (below += estimate) >= height)
    return at < 0 ? this.map.sections - 1 : at
  }
}

/** In ems, as reader.module.css has them; a letter of the reading face is about this wide with its share of spaces. */
const averageLetter = 0.46
const lineHeight = 1.6
const blockGap = 0.9
