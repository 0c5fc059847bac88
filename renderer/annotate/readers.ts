import type { ArticleId } from '#shared/model/ids'
import type { ReaderHandle } from '../reader'
import { type TextRange, useWorkbench } from '../store'

/* The readers that stand in the panes: what a command speaks to when it says “the current sentence”. */

interface Seated {
  readonly reader: ReaderHandle
  readonly article: ArticleId
}

const seats: [Seated | null, Seated | null] = [null, null]

let awaited: ArticleId | null = null

export function seatReader(pane: 0 | 1, reader: ReaderHandle | null, article: ArticleId): void {
  seats[pane] = reader && { reader, article }
  if (!reader || awaited !== article) return
  awaited = null
  reader.focus()
}

/** Gives the keyboard to an article as soon as its reader is there: it may still have to be fetched. */
export function focusWhenSeated(article: ArticleId): void {
  awaited = article
}

/** Gives the keyboard to a pane's article: to no other that still stands there while it is being read. */
export function focusPane(pane: number): void {
  const article = useWorkbench.getState().workspace.panes[pane]
  const seated = seatOf(pane)
  awaited = null
  if (article && seated?.article === article) seated.reader.focus()
  else if (article) focusWhenSeated(article)
}

export function readerIn(pane: number): ReaderHandle | null {
  return seatOf(pane)?.reader ?? null
}

const seatOf = (pane: number) => seats[pane === 1 ? 1 : 0]

export function activeReader(): ReaderHandle | null {
  return readerIn(useWorkbench.getState().workspace.activePane)
}

/** The sentence under the caret of the active reader, which is selected by asking. */
export function sentenceHere(): TextRange | null {
  const reader = activeReader()
  reader?.selectSentence()
  return reader?.selection() ?? null
}
