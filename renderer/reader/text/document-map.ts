import type { Block } from '#shared/reading/blocks'

/**
 * A section is full with so many blocks, or with so many code units: a page or two of the window, for what is near is
 * laid out by the section, and a long article has no more than hundreds of them.
 */
const [mostBlocks, mostUnits] = [50, 5_000]

/**
 * Where each block stands in three countings: offsets into the article's text (UTF-16 code units), positions in the
 * ProseMirror document `doc(section(block, …), …)`, and section and place in it. The only place that converts.
 *
 * Everything up to the headline is a section of its own, so that the headline's details can stand under it.
 */
export class DocumentMap {
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  /** Of each block, the ProseMirror position before its first character. */
  readonly #positions: Int32Array
  /** The first block of each section, and the number of blocks last. */
  readonly #sections: Int32Array

  constructor(blocks: readonly Block[]) {
    this.#starts = new Int32Array(blocks.length)
    this.#ends = new Int32Array(blocks.length)
    for (let at = 0; at < blocks.length; at++) {
      const { start, end } = blocks[at] as Block
      this.#starts[at] = start
      this.#ends[at] = end
    }
    this.#sections = sectionStarts(blocks)
    this.#positions = new Int32Array(blocks.length)
    let position = 0
    for (let section = 0; section < this.sections; section++) {
      const { from, to } = this.blocksIn(section)
      position++
      for (let block = from; block < to; block++) {
        this.#positions[block] = position + 1
        position += 2 + this.lengthOf(block)
      }
      position++
    }
  }

  get blocks(): number {
    return this.#starts.length
  }

  get sections(): number {
    return this.#sections.length - 1
  }

  /** The blocks of a section, `to` exclusive. */
  blocksIn(section: number): { from: number; to: number } {
    return { from: this.#sections[section] ?? 0, to: this.#sections[section + 1] ?? 0 }
  }

  sectionOf(block: number): number {
    return lastAtMost(this.#sections.subarray(0, this.sections), block)
  }

  /** The stretch of the text that a section shows. */
  extentOf(section: number): { start: number; end: number } {
    const { from, to } = this.blocksIn(section)
    return { start: this.#starts[from] ?? 0, end: this.#ends[to - 1] ?? 0 }
  }

  /** The ProseMirror positions before and behind a section that has blocks. */
  boundsOf(section: number): { start: number; end: number } {
    const { from, to } = this.blocksIn(section)
    const start = (this.#positions[from] ?? 2) - 2
    return { start, end: (this.#positions[to - 1] ?? 2) + this.lengthOf(to - 1) + 2 }
  }

  startOf(block: number): number {
    return this.#starts[block] ?? 0
  }

  endOf(block: number): number {
    return this.#ends[block] ?? 0
  }

  lengthOf(block: number): number {
    return this.endOf(block) - this.startOf(block)
  }

  /** The block that shows an offset; where none does, the next one for a start and the one before for an end. */
  blockAt(offset: number, edge: 'start' | 'end' = 'start'): number {
    const block = Math.max(0, lastAtMost(this.#starts, edge === 'end' ? Math.max(0, offset - 1) : offset))
    const beyond = edge === 'start' && offset > this.endOf(block) && block + 1 < this.blocks
    return beyond ? block + 1 : block
  }

  /** The ProseMirror position of an offset; between blocks, the nearest one towards the inside of a span. */
  toPosition(offset: number, edge: 'start' | 'end' = 'start'): number {
    if (this.blocks === 0) return 2
    const block = this.blockAt(offset, edge)
    const within = Math.max(0, Math.min(this.lengthOf(block), offset - this.startOf(block)))
    return (this.#positions[block] as number) + within
  }

  /** The offset that a ProseMirror position stands for; between blocks, the end of the one before. */
  toOffset(position: number): number {
    if (this.blocks === 0) return 0
    const block = Math.max(0, lastAtMost(this.#positions, position))
    const within = Math.max(0, Math.min(this.lengthOf(block), position - (this.#positions[block] as number)))
    return this.startOf(block) + within
  }
}

function sectionStarts(blocks: readonly Block[]): Int32Array {
  const starts = [0]
  const headline = blocks.findIndex(block => block.role === 'headline')
  if (headline >= 0 && headline + 1 < blocks.length) starts.push(headline + 1)
  let units = 0
  for (let block = starts.at(-1) ?? 0; block < blocks.length; block++) {
    const { start, end } = blocks[block] as Block
    units += end - start
    if (block + 1 === blocks.length || (block + 1 - (starts.at(-1) ?? 0) < mostBlocks && units < mostUnits))
      continue
    starts.push(block + 1)
    units = 0
  }
  starts.push(blocks.length)
  return Int32Array.from(starts)
}

/** The last place in a sorted array whose value is no greater; −1 where there is none. */
export function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
