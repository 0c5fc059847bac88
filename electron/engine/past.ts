import { briefOf, type HistoryEntry, UndoStack } from '#shared/operations/history'
import { HistoryBook } from './queries/history'
import { breather } from './storage/breathing'
import type { Course, Stretch } from './storage/course'
import { readLong, WrittenEntry } from './storage/written-history'

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
    const { kind } = briefOf(entry)
    const part = course?.stretch(i / history.length, (i + 1) / history.length)
    if (kind === 'records.patch' || kind === 'batch') await readWhatItDid(entry, past.book, part)
    past.book.push(entry)
    past.stack.pushEntry(entry)
    forgetFounding(entry)
    // So many take a fraction of a millisecond: the clock is not looked at for each.
    if (i % 64 === 0) await breathe(i / history.length)
  }
  // Their titles are shown at once.
  await past.book.readOne(past.stack.undoable)
  await past.book.readOne(past.stack.redoable)
  return past
}

/** A project read in begins with an operation that holds all of it, and that nobody undoes: in memory it would be there twice. */
function forgetFounding(entry: HistoryEntry): void {
  if (!(entry instanceof WrittenEntry) || !entry.isLong || entry.brief.kind !== 'records.patch') return
  const { body } = entry.operation
  if (body.kind === 'records.patch' && body.founds) entry.forget()
}

/** Has an entry of which it has to be known what it did, and to which other, read in steps where that takes long. */
async function readWhatItDid(entry: HistoryEntry, book: HistoryBook, course?: Stretch): Promise<void> {
  await readLong(entry, course)
  const { body } = entry.operation
  if (body.kind === 'records.patch') await book.readOne(body.undoes ?? body.redoes, course)
}
