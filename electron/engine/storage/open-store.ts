import { setImmediate as nextTurn } from 'node:timers/promises'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { HeldBy, ReadOnlyCause } from '#shared/api/views'
import type { Change } from '#shared/model/change'
import type { AnnotatorId, OperationHash, TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import type { Course } from './course'
import { removeIfThere } from './files'
import { Folds } from './folds'
import { gettingReady, isNext, nextLine, type Ready } from './getting-ready'
import type { JournalLine } from './journal-lines'
import type { Ledger } from './ledger'
import { fence } from './lock'
import type { Account } from './outside-edits'
import { ProblemError, problemOf } from './problem-error'
import type { ProjectDocument } from './project-document'
import { copyAsItIs, saveCopy } from './save-copy'
import { closedUnfolded, closeFailed, journalFailed, notWritten } from './still-safe'
import type { ReadOnly, StoreParts, Writer } from './store-parts'
import { unwritable } from './unwritable'

/** A journal beyond this is folded without waiting for a quiet moment, in bytes. */
const longJournal = 32 << 20

/**
 * A project on disk, open. The engine owns `project`: it calls `append` for an operation and applies it in the same turn,
 * and where `append` fails takes back that operation and everything after it before its next turn, for all of them
 * have failed. Between turns, then, `project` is what the history says, and `fold` may take a picture of it.
 */
export class OpenStore {
  readonly path: string
  readonly project: IndexedProject
  readonly recovery: readonly string[]
  readonly #parts: StoreParts
  readonly #ledger: Ledger
  readonly #folds: Folds
  readonly #listeners = new Set<(reason: string) => void>()
  #readOnly: ReadOnly | null
  /** The revision up to which operations are on the disk. */
  #acknowledged: number
  /** Why the operations before the present turn's end are refused. */
  #trouble: Problem | null = null
  #latest: Promise<unknown> = Promise.resolve()
  /** How many operations wait for the project's file to be there. */
  #founding = 0
  #closing: Promise<Reply<null>> | null = null

  constructor(parts: StoreParts) {
    this.#parts = parts
    this.path = parts.names.path
    this.project = parts.project
    this.recovery = parts.recovery
    this.#ledger = parts.ledger
    this.#readOnly = parts.readOnly
    this.#acknowledged = parts.ledger.length
    this.#folds = new Folds(parts, {
      acknowledged: () => this.#acknowledged,
      latest: () => this.#latest,
      hindered: () => this.#hindrance() !== null,
      becomeReadOnly: message => this.#becomeReadOnly(message),
    })
    void parts.later?.verdict().then(unsound => unsound && this.#becomeReadOnly(unsound.message))
    if (parts.writer) {
      const { lock } = parts.writer
      lock.keep(() => void lock.loss(parts.names).then(({ message }) => this.#becomeReadOnly(message)))
    }
  }

  get history(): readonly HistoryEntry[] {
    return this.#ledger.entries
  }
  /** How many operations the project has seen. */
  get revision(): number {
    return this.#ledger.length
  }
  /** Up to which revision operations are on the disk. */
  get acknowledged(): number {
    return this.#acknowledged
  }
  /** What an operation by this author has to name as the one before it, if any. */
  prev(by: AnnotatorId): OperationHash | undefined {
    return this.#ledger.prev(by)
  }
  /** Where a newer version wrote the project: that it did, and what is not shown, as a sentence. */
  get newer(): string | null {
    return this.#parts.newer
  }
  /** The project with all that accounts for it, to be checked. */
  account(): Account {
    return { project: this.project.snapshot(), history: this.history, heads: this.#ledger.heads }
  }
  /** Why nothing can be written, as a sentence; null where it can. */
  get readOnly(): string | null {
    return this.#readOnly?.message ?? null
  }
  get readOnlyCause(): ReadOnlyCause | null {
    return this.#readOnly?.cause ?? null
  }
  get heldBy(): HeldBy | null {
    return this.#readOnly?.heldBy ?? null
  }

  /** Hears of it when the project becomes read-only while it is open. */
  onReadOnly(listener: (reason: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Looks through an operation that is about to make `change`, and writes it out, in steps that others can come between: for
   * `append`, where nothing is done in the project meanwhile.
   */
  gettingReady(
    entry: HistoryEntry,
    texts: ReadonlyMap<TextHash, string> | undefined,
    change: Change,
  ): Generator<undefined, Ready | undefined> {
    return gettingReady(this.#ledger, entry, texts, change, this.#folds.founded)
  }

  /** Writes an operation that is applied in this same turn, before or after, with the texts it brings. Resolves when it is on the disk, or could not be put there. */
  async append(
    entry: HistoryEntry,
    texts?: ReadonlyMap<TextHash, string>,
    ready?: Ready,
  ): Promise<Reply<{ readonly revision: number }>> {
    const made = ready && isNext(ready, this.#ledger, entry) ? ready : undefined
    const problem =
      this.#hindrance() ??
      this.#trouble ??
      (made ? null : unwritable(entry, texts, this.project, this.path, this.prev(entry.operation.by)))
    if (problem) return this.#refuse(problem)
    const line = made?.line ?? nextLine(this.#ledger, entry, texts)
    const revision = this.#ledger.push(entry, made?.hash)
    try {
      const written = this.#keep(this.#written(line, made?.bytes))
      // While the disk works.
      setImmediate(() => this.#ledger.settle())
      await written
    } catch (error) {
      if (this.#stands(line)) this.#ledger.cutBack(this.#acknowledged)
      return this.#refuse(
        problemOf(error, this.#folds.founded ? this.#parts.names.journal : this.path, notWritten),
      )
    }
    this.#acknowledged = Math.max(this.#acknowledged, revision)
    const author = this.project.get('annotators', entry.operation.by)
    if (author) this.#writer.lock.workedOnBy(author.name)
    // The first change since the file was closed: a copy of it made from now on must say that there is more.
    const isFirst = this.#folds.closed && this.#folds.revision < revision
    const isDue = isFirst || this.#writer.journal.length > longJournal
    if (isDue && !this.#folds.coming) this.#folds.soon()
    return done({ revision })
  }

  /**
   * Writes the project as it stands into the project file, and begins the journal anew. Work may go on meanwhile.
   * Replies whether there was anything to write.
   */
  fold(course?: Course): Promise<Reply<boolean>> {
    const problem = this.#hindrance()
    return problem ? Promise.resolve({ ok: false, problem }) : this.#folds.fold(false, course)
  }

  /** Writes the project as it stands to another file, as one that is closed. Nothing happens to this one. */
  async saveCopy(
    to: string,
    course?: Course,
  ): Promise<Reply<{ readonly path: string; readonly bytes: number }>> {
    const { files, later, names, newer } = this.#parts
    const unsound = await later?.verdict()
    if (newer !== null || unsound) return copyAsItIs(files, names, to, course)
    await nextTurn()
    try {
      course?.part('Writing the copy', 1)
      return saveCopy(files, await this.#folds.picture(true, course), this.path, to, course)
    } catch (error) {
      return { ok: false, problem: problemOf(error, to, '') }
    }
  }

  /** The project as it stands, as a document that is closed. */
  async picture(): Promise<ProjectDocument> {
    await nextTurn()
    return this.#folds.picture(true)
  }

  /**
   * Folds, removes the journal and lets go of the project. Where the fold fails or is given up the journal stays, and
   * nothing is lost: the next opening brings the file up to date.
   */
  close(course?: Course): Promise<Reply<null>> {
    this.#closing ??= this.#close(course)
    return this.#closing
  }

  get #writer(): Writer {
    if (!this.#parts.writer) throw new Error('the project is open for reading only')
    return this.#parts.writer
  }

  #hindrance(): Problem | null {
    if (this.#readOnly !== null) return failed('read-only', this.#readOnly.message, this.path).problem
    if (this.#closing === null) return null
    return failed('not-open', 'The project is being closed.', this.path).problem
  }

  /** Refuses an operation, and with it whatever is built on it before the engine has taken it back. */
  #refuse(problem: Problem): { ok: false; problem: Problem } {
    if (problem.code === 'read-only') this.#becomeReadOnly(problem.message)
    if (!this.#trouble) {
      this.#trouble = problem
      setImmediate(() => {
        this.#trouble = null
        if (this.#parts.writer?.journal.broken && !this.#closing) this.#folds.soon()
      })
    }
    return { ok: false, problem }
  }

  #keep<T>(written: Promise<T>): Promise<T> {
    this.#latest = written.catch(() => undefined)
    return written
  }

  #written(line: JournalLine, bytes?: Uint8Array): Promise<void> {
    if (this.#folds.founded && this.#founding === 0) return this.#writer.journal.append(line, bytes)
    this.#founding++
    return this.#found(line, this.#latest).finally(() => this.#founding--)
  }

  /**
   * A project's first operations are written as the project file itself: there is never a journal without one. Each waits
   * for those before it: one that is built on what could not be written is refused with it, before anything else is
   * written, and what the file has not taken along goes into the journal, in its order.
   */
  async #found(line: JournalLine, before: Promise<unknown>): Promise<void> {
    await before
    if (this.#stands(line) && !this.#folds.founded) {
      const founded = await this.#folds.found()
      if (!founded.ok) throw new ProblemError(founded.problem)
    }
    if (!this.#stands(line) || !this.#folds.founded)
      throw new ProblemError(failed('disk', 'The change before it could not be written.', this.path).problem)
    if (this.#folds.revision < line.revision) await this.#writer.journal.append(line)
  }

  /** Whether an operation is in the history still. */
  #stands({ revision, entry }: JournalLine): boolean {
    return this.#ledger.entries[revision - 1] === entry
  }

  #becomeReadOnly(message: string): void {
    if (this.#readOnly !== null) return
    const lock = this.#parts.writer?.lock
    this.#readOnly = lock?.lost
      ? { cause: 'held', message, heldBy: lock.takenBy }
      : { cause: 'disk', message }
    for (const listener of this.#listeners) listener(message)
  }

  async #close(course: Course | undefined): Promise<Reply<null>> {
    const { writer, files, later, names } = this.#parts
    if (!writer) {
      later?.stop()
      return done(null)
    }
    // What is being written already is waited for, and given up, like what follows.
    this.#folds.course = course
    await this.#latest
    await this.#folds.settled()
    let written = false
    try {
      if (this.#readOnly !== null) return done(null)
      const folded = await this.#folds.fold(true, course)
      if (!folded.ok) return folded.problem.code === 'cancelled' ? closedUnfolded(names) : folded
      written = true
      await fence(writer.lock, names)
      await writer.journal.close()
      await removeIfThere(files, names.journal)
      await files.syncFolder(names.folder)
      return done(null)
    } catch (error) {
      const safe = written ? journalFailed : closeFailed(names)
      return { ok: false, problem: problemOf(error, this.path, safe) }
    } finally {
      later?.stop()
      await writer.journal.close()
      await writer.lock.release()
    }
  }
}
