import type { Range } from '#shared/anchors/ranges'
import { sentencesOf, wordsOf } from '#shared/anchors/sentences'
import { type Block, blockText } from '#shared/reading/blocks'
import { graphemeStep } from '#shared/reading/graphemes'
import type { ExtendUnit, Step } from '../props'
import type { DocumentMap } from '../text/document-map'

/**
 * Sentences, words and characters of an article, as steps from one offset to the next. Segmented block by block as
 * they are needed: a sentence never runs beyond the block that it is read in.
 */
export class Steps {
  readonly #text: string
  readonly #blocks: readonly Block[]
  readonly #map: DocumentMap
  readonly #language: string
  readonly #sentences = new Map<number, readonly Range[]>()
  readonly #words = new Map<number, readonly Range[]>()

  constructor(text: string, blocks: readonly Block[], map: DocumentMap, language: string) {
    this.#text = text
    this.#blocks = blocks
    this.#map = map
    this.#language = language
  }

  /** The sentence that an offset is in, or the nearest one in its block; null in an empty text. */
  sentenceAt(offset: number): Range | null {
    const sentences = this.sentencesIn(this.#map.blockAt(offset))
    return sentences.find(sentence => sentence.end > offset) ?? sentences.at(-1) ?? null
  }

  /** The sentence after (1) or before (−1) the one an offset is in; null at the text's ends. */
  nextSentence(offset: number, step: Step): Range | null {
    const here = this.sentenceAt(offset)
    if (!here) return null
    const block = this.#map.blockAt(offset)
    const sentences = this.sentencesIn(block)
    const next = sentences[sentences.indexOf(here) + step]
    if (next) return next
    const beside = this.sentencesIn(block + step)
    return (step > 0 ? beside[0] : beside.at(-1)) ?? null
  }

  /** The first sentence of the paragraph after (1) or before (−1) the one an offset is in. */
  nextParagraph(offset: number, step: Step): Range | null {
    return this.sentencesIn(this.#map.blockAt(offset) + step)[0] ?? null
  }

  /** The word that an offset is in or touches; null between words. */
  wordAt(offset: number): Range | null {
    const words = this.#wordsIn(this.#map.blockAt(offset))
    return (
      words.find(word => word.start <= offset && word.end > offset) ??
      words.find(word => word.end === offset) ??
      null
    )
  }

  /** The words that a range touches, whole. Null where it touches none. */
  wholeWords({ start, end }: Range): Range | null {
    const first = this.#wordsIn(this.#map.blockAt(start)).find(word => word.end > start)
    const last = this.#wordsIn(this.#map.blockAt(end, 'end')).findLast(word => word.start < end)
    if (!first || !last) return null
    // Signs that were deliberately taken along, such as quotation marks, stay.
    const from = Math.min(start, first.start)
    const to = Math.max(end, last.end)
    return from < to ? { start: from, end: to } : null
  }

  /**
   * Where an end or a start of a selection goes with one step. Ends stop behind words and sentences, starts before
   * them; at the text's ends they stay.
   */
  edge(offset: number, unit: ExtendUnit, step: Step, edge: 'start' | 'end'): number {
    if (unit === 'character') return this.#inBlock(graphemeStep(this.#text, offset, step), step)
    const rangesIn = (block: number) => (unit === 'word' ? this.#wordsIn(block) : this.sentencesIn(block))
    const block = this.#map.blockAt(offset, edge)
    for (let at = block; at >= 0 && at < this.#map.blocks; at += step) {
      const edges = rangesIn(at).map(range => range[edge])
      const beyond = step > 0 ? edges.find(to => to > offset) : edges.findLast(to => to < offset)
      if (beyond !== undefined) return beyond
    }
    return offset
  }

  sentencesIn(block: number): readonly Range[] {
    return this.#segmented(block, this.#sentences, sentencesOf)
  }

  #wordsIn(block: number): readonly Range[] {
    return this.#segmented(block, this.#words, wordsOf)
  }

  #segmented(
    block: number,
    kept: Map<number, readonly Range[]>,
    segment: (text: string, locale: string) => readonly Range[],
  ): readonly Range[] {
    const known = kept.get(block)
    if (known) return known
    const shown = this.#blocks[block]
    if (!shown) return []
    const found = segment(blockText(this.#text, shown), this.#language).map(({ start, end }) => ({
      start: shown.start + start,
      end: shown.start + end,
    }))
    kept.set(block, found)
    return found
  }

  /** Between blocks there is nothing to stop at: on to the next one's start, or back to the last one's end. */
  #inBlock(offset: number, step: Step): number {
    const block = this.#map.blockAt(offset)
    if (offset >= this.#map.startOf(block) && offset <= this.#map.endOf(block)) return offset
    return step > 0 ? this.#map.startOf(block) : this.#map.endOf(this.#map.blockAt(offset, 'end'))
  }
}
