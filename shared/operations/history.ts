import type { Patch } from '../model/change'
import type { AnnotatorId, OperationId } from '../model/ids'
import type { Operation, OperationBody } from './operation'

/** An operation with what takes it back: what a project file and its journal remember, for ever. */
export interface HistoryEntry {
  readonly operation: Operation
  readonly inverse: Patch
  /** Of an entry that has not been read yet: what is known all the same. To ask it for more has it read. */
  readonly brief?: OperationBrief
  /** Of an entry whose records were let go of: what it did but for them. */
  readonly outline?: Operation | undefined
}

export interface OperationBrief {
  readonly id: OperationId
  readonly by: AnnotatorId
  readonly kind: OperationBody['kind']
}

/** The first that is to be known of an entry, read or not. */
export function briefOf(entry: HistoryEntry): OperationBrief {
  if (entry.brief) return entry.brief
  const { id, by, body } = entry.operation
  return { id, by, kind: body.kind }
}

/** What an entry did, without the records where those were let go of. */
export const outlineOf = (entry: HistoryEntry): Operation => entry.outline ?? entry.operation

/**
 * What can be undone and redone, worked out from the history alone, so that it is the same after a restart.
 * Undo takes back the latest operation that stands; anything new makes what was undone unreachable for redo.
 */
export class UndoStack {
  readonly #undo: OperationId[] = []
  readonly #redo: OperationId[] = []

  constructor(history: Iterable<HistoryEntry>) {
    for (const entry of history) this.pushEntry(entry)
  }

  /** The same as `push`, and reads the entry only where what it does has to be known. */
  pushEntry(entry: HistoryEntry): void {
    const { id, kind } = briefOf(entry)
    if (kind === 'records.patch' || kind === 'batch') this.push(outlineOf(entry))
    else if (!stage.has(kind)) this.#done(id)
  }

  push(operation: Operation): void {
    const { body } = operation
    if (body.kind === 'records.patch' && body.undoes) {
      this.#undo.pop()
      this.#redo.push(operation.id)
    } else if (body.kind === 'records.patch' && body.redoes) {
      this.#redo.pop()
      this.#undo.push(operation.id)
    } else if (!setsTheStage(body)) {
      this.#done(operation.id)
    }
  }

  #done(id: OperationId): void {
    this.#undo.push(id)
    this.#redo.length = 0
  }

  /** The operation that undo would take back. After a redo this is the redo itself. */
  get undoable(): OperationId | undefined {
    return this.#undo.at(-1)
  }

  /** The undo that redo would take back. */
  get redoable(): OperationId | undefined {
    return this.#redo.at(-1)
  }
}

const stage: ReadonlySet<OperationBody['kind']> = new Set([
  'project.create',
  'annotator.add',
  'annotator.set',
  'pack.handOut',
])

/**
 * Setting up a project, joining it and going by another name in it are not the analyst's work, and are not undone; a
 * pack that was handed out is out.
 */
function setsTheStage(body: OperationBody): boolean {
  if (body.kind === 'batch') return body.operations[0]?.kind === 'project.create'
  if (body.kind === 'records.patch') return body.founds === true
  return stage.has(body.kind)
}
