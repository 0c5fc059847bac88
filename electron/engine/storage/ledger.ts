import type { AnnotatorId, OperationHash } from '#shared/model/ids'
import type { HistoryEntry } from '#shared/operations/history'
import { Heads } from '#shared/provenance/heads'
import type { ProjectDocument } from './project-document'
import { sha256 } from './text-hash'

/** A project's history with the ends of its authors' chains. */
export class Ledger {
  readonly #entries: HistoryEntry[]
  readonly #heads: Heads

  /** Begins with a copy of what a document holds. */
  constructor({ history, heads }: Pick<ProjectDocument, 'history' | 'heads'>) {
    this.#entries = [...history]
    this.#heads = new Heads(sha256, heads)
  }

  get entries(): readonly HistoryEntry[] {
    return this.#entries
  }
  get length(): number {
    return this.#entries.length
  }
  get heads(): ProjectDocument['heads'] {
    return this.#heads.copy()
  }

  /** What an operation by this author has to name as the one before it, if any. */
  prev(by: AnnotatorId): OperationHash | undefined {
    return this.#heads.next(by, this.#entries)
  }

  /** Gives the new length: the operation's revision. `hash`: what it is known by, where that has been worked out. */
  push(entry: HistoryEntry, hash?: OperationHash): number {
    this.#heads.push(entry.operation, hash)
    return this.#entries.push(entry)
  }

  /** Works out what the latest operations are known by, while there is time for it. */
  settle(): void {
    this.#heads.settle()
  }

  /** Takes off what came after a revision and could not be written. */
  cutBack(revision: number): void {
    while (this.#entries.length > revision) {
      const entry = this.#entries.pop()
      if (entry) this.#heads.pop(entry.operation)
    }
  }
}
