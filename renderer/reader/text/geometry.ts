import type { Range as TextRange } from '#shared/anchors/ranges'
import type { Sections } from './sections'

/** Between offsets and what is on the screen: the only place that reads rectangles of the text. Client pixels. */
export class Geometry {
  readonly #sections: Sections

  constructor(sections: Sections) {
    this.#sections = sections
  }

  /** The part of a stretch that is in a block, as a range of DOM text; null where none is. */
  range(stretch: TextRange, block: number): StaticRange | null {
    const piece = this.#piece(stretch, block)
    if (!piece) return null
    const { node, from, to } = piece
    return new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to })
  }

  /** The first block that ends below a height; the number of blocks where none does. */
  blockBelow(y: number): number {
    const { map } = this.#sections
    const section = firstWhere(0, map.sections, at => bottomOf(this.#sections.element(at)) > y)
    if (section === map.sections) return map.blocks
    const { from, to } = map.blocksIn(section)
    return firstWhere(from, to, at => bottomOf(this.#sections.block(at)) > y)
  }

  /** One rectangle for each line that the stretch runs through. */
  lines(stretch: TextRange): DOMRect[] {
    const lines: DOMRect[] = []
    for (const { node, from, to } of this.#pieces(stretch)) {
      for (const rect of rectsOf(node, from, to)) {
        const last = lines.at(-1)
        if (last && rect.top < last.top + last.height / 2 && rect.bottom > last.top + last.height / 2)
          lines[lines.length - 1] = union(last, rect)
        else lines.push(rect)
      }
    }
    return lines
  }

  /** The rectangles that its words are drawn in: more than one a line where they run in two directions. */
  rects(stretch: TextRange): DOMRect[] {
    return this.#pieces(stretch).flatMap(({ node, from, to }) => rectsOf(node, from, to))
  }

  /** The rectangle around all of the stretch's lines; null where none is drawn. */
  around(stretch: TextRange): DOMRect | null {
    const lines = this.lines(stretch)
    return lines.length > 0 ? lines.reduce(union) : null
  }

  /** Where the character after an offset is drawn; undefined where the text is empty. */
  character(offset: number): DOMRect | undefined {
    const block = this.#sections.map.blockAt(offset)
    const node = this.#sections.textOf(block)
    if (!node || node.length === 0) return undefined
    const at = Math.max(0, Math.min(node.length - 1, offset - this.#sections.map.startOf(block)))
    // Half a character has no rectangle of its own.
    const low = isLow(node.data.charCodeAt(at)) && at > 0 ? at - 1 : at
    const high = isHigh(node.data.charCodeAt(low)) ? low + 2 : low + 1
    return rectsOf(node, low, high)[0] ?? this.#collapsed(node, high)
  }

  /** A space that is not shown, at a line's end or beside another, stands where the next character does. */
  #collapsed(node: Text, from: number): DOMRect | undefined {
    const shown = /\S/u.exec(node.data.slice(from))
    if (!shown) return undefined
    return rectsOf(node, from + shown.index, from + shown.index + shown[0].length)[0]
  }

  /** The offset of the caret that a click at this point would set; undefined where the point is not in the text. */
  offsetAt(x: number, y: number): number | undefined {
    const position = document.caretPositionFromPoint(x, y)
    return position ? this.offsetOf(position.offsetNode, position.offset) : undefined
  }

  /** The offset of a place in the DOM; undefined where it is not in a block. */
  offsetOf(node: Node, at: number): number | undefined {
    const { map } = this.#sections
    const block = this.#sections.blockOf(node)
    if (block < 0 || block >= map.blocks) return undefined
    if (node instanceof Text) return map.startOf(block) + Math.min(at, map.lengthOf(block))
    return at === 0 ? map.startOf(block) : map.endOf(block)
  }

  /** The offset of the character that is drawn under a point; undefined beside and between the lines. */
  characterAt(x: number, y: number): number | undefined {
    const offset = this.offsetAt(x, y)
    if (offset === undefined) return undefined
    return [offset, offset - 1].find(at => at >= 0 && holds(this.character(at), x, y))
  }

  #pieces(stretch: TextRange): Piece[] {
    const { map } = this.#sections
    if (map.blocks === 0 || stretch.end <= stretch.start) return []
    const last = map.blockAt(stretch.end, 'end')
    const pieces: Piece[] = []
    for (let block = map.blockAt(stretch.start); block <= last; block++) {
      const piece = this.#piece(stretch, block)
      if (piece) pieces.push(piece)
    }
    return pieces
  }

  #piece(stretch: TextRange, block: number): Piece | null {
    const { map } = this.#sections
    const from = Math.max(0, stretch.start - map.startOf(block))
    const to = Math.min(map.lengthOf(block), stretch.end - map.startOf(block))
    if (to <= from) return null
    const node = this.#sections.textOf(block)
    return node && to <= node.length ? { node, from, to } : null
  }
}

/** A stretch of the words of one block. */
interface Piece {
  readonly node: Text
  readonly from: number
  readonly to: number
}

/** The first place from `low` that passes, where all after one that passes do; `high` where none does. */
export function firstWhere(low: number, high: number, passes: (at: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const bottomOf = (element: HTMLElement | undefined) => element?.getBoundingClientRect().bottom ?? 0

function rectsOf(node: Text, from: number, to: number): DOMRect[] {
  const range = document.createRange()
  range.setStart(node, from)
  range.setEnd(node, to)
  return [...range.getClientRects()].filter(rect => rect.width > 0)
}

function union(a: DOMRect, b: DOMRect): DOMRect {
  const left = Math.min(a.left, b.left)
  const top = Math.min(a.top, b.top)
  return new DOMRect(left, top, Math.max(a.right, b.right) - left, Math.max(a.bottom, b.bottom) - top)
}

const holds = (rect: DOMRect | undefined, x: number, y: number) =>
  rect !== undefined && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
