import type { Performed } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { Counts, UndoState, Written } from '#shared/api/views'
import type { Change, Patch } from '#shared/model/change'
import { type AnnotatorId, mintId, type OperationId, type TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import { UndoStack } from '#shared/operations/history'
import type { Operation, OperationBody, RequestedBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { HistoryBook } from './queries/history'
import type { OpenStore, StoreSurroundings } from './storage/project-store'

/** What the engine takes from the machine; tests give their own. */
export type Surroundings = StoreSurroundings

/** How long nothing is done before the journal is folded, and before a fold that failed is tried again, in milliseconds. */
const whenQuiet = 3_000
const afterFailure = 30_000
/** Why a fold was refused where there will be no other: the windows know it from the project's head. */
const ended: ReadonlySet<Problem['code']> = new Set(['read-only', 'not-open'])

type Texts = ReadonlyMap<TextHash, string>

/**
 * One project, open. Operations are applied at once and told to every window; each is acknowledged when it is on
 * disk. What cannot be written is taken back, so that what the windows show is never more than what will be kept.
 */
export class OpenProject {
  readonly #store: OpenStore
  readonly #surroundings: Surroundings
  readonly #book: HistoryBook
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  #stack: UndoStack
  /** What does not work at present: the windows have been told, and are told when all of it does again. */
  readonly #troubles = new Set<'writing' | 'folding'>()
  #idle: ReturnType<typeof setTimeout> | undefined
  /** How long the last fold took, in milliseconds: what took long is done seldom. */
  #foldTook = 0
  #closed = false

  constructor(store: OpenStore, surroundings: Surroundings) {
    this.#store = store
    this.#surroundings = surroundings
    this.#book = new HistoryBook(store.history)
    this.#stack = new UndoStack(store.history)
  }

  get path(): string {
    return this.#store.path
  }
  get project(): IndexedProject {
    return this.#store.project
  }
  get book(): HistoryBook {
    return this.#book
  }
  get revision(): number {
    return this.#book.entries.length
  }
  get readOnly(): string | null {
    return this.#store.readOnly
  }
  get recovery(): readonly string[] {
    return this.#store.recovery
  }

  counts(): Counts {
    const size = (table: keyof Counts) => this.project.size(table)
    return {
      articles: size('articles'),
      claims: size('claims'),
      entities: size('entities'),
      mentions: size('mentions'),
      links: size('links'),
    }
  }

  undoState(): UndoState {
    const title = (id: OperationId | undefined) => (id ? this.#book.title(id, this.project) : null)
    return { undo: title(this.#stack.undoable), redo: title(this.#stack.redoable) }
  }

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Carries out what an analyst asks for. Resolves when it is on disk, or has been refused or taken back. */
  perform(body: RequestedBody, by: AnnotatorId, texts?: Texts): Promise<Reply<Performed>> {
    return this.#carryOut(body, by, texts)
  }

  /** Begins an empty project with records that were made elsewhere, stamps and all. */
  found(patch: Patch, title: string, by: AnnotatorId, texts: Texts): Promise<Reply<Performed>> {
    return this.#carryOut({ kind: 'records.patch', patch, title, founds: true }, by, texts)
  }

  /** The refusal of an undo or redo where there is nothing to, to be asked before anybody signs for it. */
  nothingTo(way: 'undo' | 'redo'): Reply<never> | undefined {
    const operation = way === 'undo' ? this.#stack.undoable : this.#stack.redoable
    return operation === undefined ? failed('pointless', `There is nothing to ${way}.`) : undefined
  }

  async undo(by: AnnotatorId): Promise<Reply<Performed>> {
    const undoes = this.#stack.undoable
    const patch = undoes && this.#book.inverseOf(undoes)
    if (!undoes || !patch) return failed('pointless', 'There is nothing to undo.')
    return this.#carryOut({ kind: 'records.patch', patch, undoes }, by)
  }

  async redo(by: AnnotatorId): Promise<Reply<Performed>> {
    const redoes = this.#stack.redoable
    const patch = redoes && this.#book.inverseOf(redoes)
    if (!redoes || !patch) return failed('pointless', 'There is nothing to redo.')
    return this.#carryOut({ kind: 'records.patch', patch, redoes }, by)
  }

  /** Folds the journal into the project file now. */
  async save(): Promise<Reply<null>> {
    clearTimeout(this.#idle)
    const began = performance.now()
    const folded = await this.#store.fold()
    this.#foldTook = performance.now() - began
    if (folded.ok) {
      this.#works('writing', 'folding')
    } else if (!ended.has(folded.problem.code)) {
      this.#trouble('folding', folded.problem)
      this.#foldWhenIdle(afterFailure)
    }
    return folded
  }

  saveCopy(to: string): Promise<Reply<Written>> {
    return this.#store.saveCopy(to)
  }

  /** Hears of it when the project becomes read-only while it is open. */
  onReadOnly(listener: () => void): () => void {
    return this.#store.onReadOnly(listener)
  }

  async close(): Promise<Reply<null>> {
    this.#closed = true
    clearTimeout(this.#idle)
    return this.#store.close()
  }

  async #carryOut(body: OperationBody, by: AnnotatorId, texts?: Texts): Promise<Reply<Performed>> {
    if (this.readOnly) return failed('read-only', this.readOnly, this.path)
    const { now, random } = this.#surroundings
    const prev = this.#store.prev(by)
    const signed = { id: mintId<OperationId>('op', random), by, at: now().toISOString(), body }
    const operation: Operation = prev === undefined ? signed : { ...signed, prev }
    for (const [hash, text] of texts ?? []) this.project.addText(hash, text)
    const outcome = reduce(this.project, operation)
    if (!outcome.ok) return failed(outcome.refusal.code, outcome.refusal.message)

    this.project.apply(outcome.change)
    this.#book.push({ operation, inverse: outcome.inverse })
    this.#stack.push(operation)
    const revision = this.revision
    const title = this.#book.title(operation.id, this.project)
    this.#tell(operation, outcome.change, title)

    const written = await this.#store.append({ operation, inverse: outcome.inverse }, texts)
    if (!written.ok) return this.#takeBack(operation, written.problem)
    this.#emit({ type: 'durable', revision })
    this.#works('writing')
    this.#foldWhenIdle()
    return done({ operation: operation.id, revision, title })
  }

  /** An operation could not be written: it and all that was built on it go, newest first. */
  #takeBack(operation: Operation, problem: Problem): Reply<never> {
    const taken: (readonly [Operation, Change])[] = []
    while (this.#book.find(operation.id)) {
      const entry = this.#book.pop()
      if (!entry) break
      const { now, random } = this.#surroundings
      const back: Operation = {
        id: mintId('op', random),
        by: operation.by,
        at: now().toISOString(),
        body: { kind: 'records.patch', patch: entry.inverse },
      }
      const outcome = reduce(this.project, back)
      if (!outcome.ok) throw new Error(`taking back ${entry.operation.id}: ${outcome.refusal.message}`)
      this.project.apply(outcome.change)
      taken.push([back, outcome.change])
    }
    if (taken.length > 0) this.#stack = new UndoStack(this.#book.entries)
    for (const [back, change] of taken)
      this.#tell(back, change, 'Taken back: it could not be written to disk')
    this.#trouble('writing', problem)
    return { ok: false, problem }
  }

  #tell(operation: Operation, change: Change, title: string): void {
    const { id, by, at } = operation
    this.#emit({
      type: 'changed',
      revision: this.revision,
      change,
      operation: { id, by, at, title },
      counts: this.counts(),
      undo: this.undoState(),
    })
  }

  #trouble(what: 'writing' | 'folding', problem: Problem): void {
    this.#troubles.add(what)
    this.#emit({ type: 'trouble', problem })
  }

  /** What works now; with the last trouble gone the windows hear of it. */
  #works(...what: readonly ('writing' | 'folding')[]): void {
    if (this.#troubles.size === 0) return
    for (const each of what) this.#troubles.delete(each)
    if (this.#troubles.size === 0) this.#emit({ type: 'recovered' })
  }

  /** A listener that throws is a defect of its own: the others hear, and what was applied is written down all the same. */
  #emit(event: WorkbenchEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }

  #foldWhenIdle(atLeast = whenQuiet): void {
    clearTimeout(this.#idle)
    if (this.#closed) return
    this.#idle = setTimeout(() => void this.save(), Math.max(atLeast, this.#foldTook * 20))
    this.#idle.unref()
  }
}
