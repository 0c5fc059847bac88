import { type Change, eachRecord } from '../model/change'
import { applyChange, IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import { type HistoryEntry, UndoStack } from '../operations/history'
import type { Operation, OperationBody } from '../operations/operation'
import { mayBeEmpty, reduce } from '../operations/reducer'
import type { Refusal } from '../operations/refusal'
import { id } from './scene'

/** A project that is worked on as the engine works on one, in memory: twice, in place and as values. */
export class Bench {
  readonly indexed: IndexedProject
  readonly history: HistoryEntry[] = []
  readonly #stack = new UndoStack([])
  /** The same project, kept by the pure function. */
  pure: Project

  readonly #author: string

  /** A project on which `author` works: operations are signed with the name, and known by it. */
  constructor(start: Project, author = 'bo') {
    this.#author = author
    this.indexed = new IndexedProject(start)
    this.pure = start
  }

  perform(body: OperationBody): Change | Refusal {
    return this.receive({
      id: id(`op-${this.#author}-${this.history.length}`),
      by: id(this.#author),
      at: new Date(Date.UTC(2025, 2, 2) + this.history.length * 1000).toISOString(),
      body,
    })
  }

  /** Takes an operation as it came, from an analyst or out of a journal. */
  receive(operation: Operation): Change | Refusal {
    const outcome = reduce(this.indexed, operation)
    if (!outcome.ok) return outcome.refusal
    if (eachRecord(outcome.change).next().done && !mayBeEmpty(operation.body))
      throw new Error('an empty change was let through')
    this.indexed.apply(outcome.change)
    this.pure = applyChange(this.pure, outcome.change)
    this.history.push({ operation, inverse: outcome.inverse })
    this.#stack.push(operation)
    return outcome.change
  }

  /** Takes back what can be; undefined where there is nothing. */
  undo(): Change | Refusal | undefined {
    const undoes = this.#stack.undoable
    return undoes && this.perform({ kind: 'records.patch', patch: this.#inverseOf(undoes), undoes })
  }
  redo(): Change | Refusal | undefined {
    const redoes = this.#stack.redoable
    return redoes && this.perform({ kind: 'records.patch', patch: this.#inverseOf(redoes), redoes })
  }

  #inverseOf(operation: Operation['id']) {
    const entry = this.history.find(({ operation: { id } }) => id === operation)
    if (!entry) throw new Error(`no ${operation} in the history`)
    return entry.inverse
  }
}

export const isRefusal = (outcome: Change | Refusal): outcome is Refusal => 'code' in outcome
