import type { ReactNode, Ref } from 'react'
import type { Range } from '#shared/anchors/ranges'
import type { Colour, OutlinePart, Pattern } from '#shared/model/records'
import type { ReaderCommand } from './keys'
import type { CardSize } from './margin/layout'

/* What the reader is given and what it gives back. All offsets: UTF-16 code units into the article's text, end exclusive. */

export interface ReaderSpan {
  readonly id: string
  /** In text order; more than one where the span is discontinuous. */
  readonly parts: readonly Range[]
  readonly kind: 'claim' | 'mention' | 'evidence'
  /** `orange` is drawn in var(--label-orange). Mentions are always grey. */
  readonly tone: Colour
  readonly pattern: Pattern
  /** Said by a screen reader: `Figure claim: about 4,000`. */
  readonly name: string
}

/** What the analyst has selected, and where it is on the screen now: `rect` is null once it has changed. */
export interface ReaderSelection extends Range {
  readonly by: 'mouse' | 'keyboard'
  rect(): DOMRect | null
}

export interface CardState {
  readonly active: boolean
  /** `line`: only its first line will be seen. Marks are drawn by the reader alone. */
  readonly size: Exclude<CardSize, 'mark'>
}

export interface ReaderProps {
  readonly ref?: Ref<ReaderHandle>
  readonly articleId: string
  readonly text: string
  readonly outline: readonly OutlinePart[]
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  /** In CSS pixels. */
  readonly textSize: number
  readonly spans: readonly ReaderSpan[]
  readonly selected: string | null
  /** The parts already picked for a discontinuous span. */
  readonly pending: readonly Range[]
  /** Whether this is the pane that keys go to: the other one shows its selection more quietly. */
  readonly active: boolean
  /** Stands under the headline: date, source, number of words. */
  readonly header?: ReactNode
  /**
   * What a span's card in the margin says; words and buttons, no wrapper. Left out: the span's name. The same element
   * for as long as it says the same, please: then only the cards that changed are drawn anew.
   */
  readonly cards?: (span: ReaderSpan, state: CardState) => ReactNode
  /** Whether a span has a card at all. Left out: claims and evidence have. A stable function, please. */
  readonly hasCard?: (span: ReaderSpan) => boolean
  /** The offset to open at; read when the article opens and not again. */
  readonly initialTop: number
  readonly onSelectSpan: (id: string | null) => void
  /** Told when a selection is made or changed, once a drag is over; null where there is only a caret. */
  readonly onSelection?: (selection: ReaderSelection | null) => void
  /** Told when scrolling comes to rest: the offset at the top, and the furthest that has been in view. */
  readonly onReadingMoved?: (place: { readonly top: number; readonly furthest: number }) => void
  /** The right button on a span, or the menu key with the caret in it; where the menu should open, in client pixels. */
  readonly onOpenSpanMenu?: (id: string, at: { readonly x: number; readonly y: number }) => void
  /** An end of one part of the selected claim was dragged to another extent. Left out: there is nothing to drag. */
  readonly onResizeSpan?: ((id: string, part: number, range: Range) => Promise<unknown>) | undefined
  /** Enter on the span that is selected or under the caret. */
  readonly onOpenSpan?: (id: string) => void
}

export type Step = -1 | 1
export type ExtendUnit = 'character' | 'word' | 'sentence'

export interface ReaderHandle {
  focus(): void
  /** The selection, or null where there is only a caret. */
  selection(): Range | null
  /** Where the caret is, or the moving end of the selection. */
  caret(): number
  /** Selects without taking the focus. */
  select(start: number, end: number, options?: { readonly scroll?: 'nearest' | 'centre' | 'none' }): void
  /** Leaves a caret where the selection began. */
  clear(): void
  /** Selects the sentence under the caret, or the next or previous one where one is selected or has just been marked. */
  moveSentence(step: Step): void
  /** Selects the first sentence of the next or previous paragraph. */
  moveParagraph(step: Step): void
  /** Moves one end of the selection on (1) or back (−1) in the text. */
  extend(unit: ExtendUnit, step: Step, edge: 'start' | 'end'): void
  selectSentence(): void
  /**
   * Paints a span at once that is about to be among those that are given, selected: the frame after a key has it. It
   * is shown until then; the answer takes it back.
   */
  showMeanwhile(span: ReaderSpan): () => void
  /** The ids of the spans over the character after an offset, innermost first. */
  spansAt(offset: number): string[]
  /** Goes to the next or previous span from the selected one or the caret; null where there is none. */
  nextSpan(step: Step, filter?: (span: ReaderSpan) => boolean): string | null
  /** Brings a place into view, keeps it there while the page settles, and flashes a ring around it. */
  jumpTo(start: number, end: number): void
  /** The offset of the first line in view. */
  top(): number
  /** Runs one of the commands of `keys.ts`; false where there was nothing for it to do. */
  run(command: ReaderCommand): boolean
}
