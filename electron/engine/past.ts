import { type HistoryEntry, UndoStack } from '#shared/operations/history'
import { HistoryBook } from './queries/history'
import { breather } from './storage/breathing'
import type { Course } from './storage/course'

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
export async function readPast(history: readonly HistoryEntry[], course?: Course): Promise<Past> {
  const past = pastOf([])
  const breathe = breather(course)
  for (const [i, entry] of history.entries()) {
    past.book.push(entry)
    past.stack.pushEntry(entry)
    // So many take a fraction of a millisecond: the clock is not looked at for each.
    if (i % 64 === 0) await breathe(i / history.length)
  }
  return past
}
