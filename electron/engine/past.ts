import { type HistoryEntry, UndoStack } from '#shared/operations/history'
import { HistoryBook } from './queries/history'
import { breather } from './storage/breathing'

/** A project's history as it is asked about: what was done, and what can be undone. */
export interface Past {
  readonly book: HistoryBook
  readonly stack: UndoStack
}

export const pastOf = (history: readonly HistoryEntry[]): Past => ({
  book: new HistoryBook(history),
  stack: new UndoStack(history),
})

/** The same of a history that may be long: others have their turns meanwhile. */
export async function readPast(history: readonly HistoryEntry[]): Promise<Past> {
  const past = pastOf([])
  const breathe = breather()
  for (const entry of history) {
    past.book.push(entry)
    past.stack.pushEntry(entry)
    await breathe()
  }
  return past
}
