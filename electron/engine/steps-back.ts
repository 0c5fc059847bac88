import { done, failed, type Reply } from '#shared/api/problem'
import type { UndoState } from '#shared/api/views'
import type { OperationId } from '#shared/model/ids'
import type { UndoStack } from '#shared/operations/history'
import type { Making } from './making'
import type { HistoryBook } from './queries/history'

/* What an undo or redo would be of, in a project as it stands. */

export type Way = 'undo' | 'redo'

const next = (way: Way, stack: UndoStack): OperationId | undefined =>
  way === 'undo' ? stack.undoable : stack.redoable

/** What both are called in the menu. */
export function undoStateOf(stack: UndoStack, title: (id: OperationId) => string): UndoState {
  const of = (id: OperationId | undefined) => (id ? title(id) : null)
  return { undo: of(next('undo', stack)), redo: of(next('redo', stack)) }
}

/** The refusal where there is nothing to undo or redo. */
export function nothingTo(way: Way, stack: UndoStack): Reply<never> | undefined {
  return next(way, stack) === undefined ? failed('pointless', `There is nothing to ${way}.`) : undefined
}

/** What is to be carried out to undo or redo. */
export function stepBack(way: Way, stack: UndoStack, book: HistoryBook): Reply<Making> {
  const id = next(way, stack)
  const patch = id && book.inverseOf(id)
  if (!id || !patch) return failed('pointless', `There is nothing to ${way}.`)
  return done({ body: { kind: 'records.patch', patch, [way === 'undo' ? 'undoes' : 'redoes']: id } })
}
