import type { Performed } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Problem, type Reply, type Trouble } from '#shared/api/problem'
import type { Counts, HeldBy, ReadOnlyCause, UndoState, Written } from '#shared/api/views'
import type { Change, Patch } from '#shared/model/change'
import { type AnnotatorId, mintId, type OperationId } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import { describe } from '#shared/operations/describe'
import { UndoStack } from '#shared/operations/history'
import type { Operation, OperationBody, RecordsPatch, RequestedBody } from '#shared/operations/operation'
import type { GreatRemoval } from '#shared/operations/removal'
import type { PackFounding, PackHandedOut } from '#shared/packs/pack-bodies'
import { Announcements } from './announcements'
import { makingReady, removalIn } from './beforehand'
import { Folding } from './folding'
import { asIs, type Make, sameStep, type Terms, type Texts, type Waiting } from './making'
import { givenUp } from './not-done'
import { pastOf } from './past'
import { countsOf } from './queries/counts'
import type { HistoryBook } from './queries/history'
import { needsConfirmation, notWithoutSnapshot } from './snapshots/removal-replies'
import { SnapshotKeeper } from './snapshots/snapshot-keeper'
import { nothingTo, stepBack, undoStateOf, type Way } from './steps-back'
import type { Course } from './storage/course'
import type { OpenStore, StoreSurroundings } from './storage/project-store'
import { realFiles } from './storage/real-files'
import { takeBack, type Unwritten } from './taking-back'
import { type Ask, isLong, type WorkedOut, workOut, workOutInSteps } from './working-out'

/** What the engine takes from the machine; tests give their own. */
export type Surroundings = StoreSurroundings

/**
 * One project, open. Operations are applied at once and told to every window; each is acknowledged when it is on
 * disk. What cannot be written is taken back, so that what the windows show is never more than what will be kept.
 */
export class OpenProject {
  readonly #store: OpenStore
  readonly #surroundings: Surroundings
  readonly #book: HistoryBook
  readonly #windows = new Announcements()
  readonly #folding: Folding
  readonly #unwritten: Unwritten = new Map()
  #stack: UndoStack
  #closed = false
  /** Why changes were taken back when there was no window left to say so in, and which. */
  #unsaid: Problem | null = null
  readonly snapshots: SnapshotKeeper

  constructor(store: OpenStore, surroundings: Surroundings, past = pastOf(store.history)) {
    this.#store = store
    this.#surroundings = surroundings
    this.#book = past.book
    this.#stack = past.stack
    const [now, random] = [() => surroundings.now(), () => surroundings.random()]
    this.snapshots = new SnapshotKeeper(
      store,
      { files: surroundings.files ?? realFiles, now, random },
      problem => (problem ? this.#windows.trouble('snapshots', problem) : this.#windows.works('snapshots')),
    )
    this.#folding = new Folding(store, this.#windows, () => this.snapshots.ifDue())
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
  /** Up to which revision every operation is on the disk. */
  get durable(): number {
    return this.#store.acknowledged
  }
  get trouble(): Trouble | null {
    return this.#windows.gravest
  }
  get readOnly(): string | null {
    return this.#store.readOnly
  }
  get readOnlyCause(): ReadOnlyCause | null {
    return this.#store.readOnlyCause
  }
  get heldBy(): HeldBy | null {
    return this.#store.heldBy
  }
  get recovery(): readonly string[] {
    return this.#store.recovery
  }

  counts(): Counts {
    return countsOf(table => this.project.size(table))
  }

  undoState(): UndoState {
    return undoStateOf(this.#stack, id => this.#book.title(id, this.project))
  }

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    return this.#windows.listen(listener)
  }

  /**
   * Carries out what an analyst asks for. Resolves when it is on disk, or has been refused or taken back. What removes
   * a great part of the annotations is done only if that is `confirmed`, and only with a snapshot on the disk.
   */
  async perform(body: RequestedBody, by: AnnotatorId, terms: Terms = {}): Promise<Reply<Performed>> {
    return this.#carryOut(asIs(body, terms.texts), by, terms.waiting, async removal => {
      if (!terms.confirmed) return needsConfirmation(removal)
      const kept = await this.#keepBefore(removal, this.#inWords(body, by))
      return kept.ok ? done(null) : notWithoutSnapshot(kept.problem)
    })
  }

  /** Begins an empty project with records that were made elsewhere, stamps and all. */
  found(
    patch: Patch,
    title: string,
    by: AnnotatorId,
    texts: Texts,
    pack?: PackFounding,
    waiting?: Waiting,
  ): Promise<Reply<Performed>> {
    const body: RecordsPatch = { kind: 'records.patch', patch, title, founds: true }
    return this.#carryOut(asIs(pack ? { ...body, pack } : body, texts), by, waiting)
  }

  /** Keeps in the history that a pack was handed out. No record changes, and undo passes over it. */
  handOut(body: PackHandedOut, by: AnnotatorId): Promise<Reply<Performed>> {
    return this.#carryOut(asIs(body), by)
  }

  /** The refusal of an undo or redo where there is nothing to, to be asked before anybody signs for it. */
  nothingTo(way: Way): Reply<never> | undefined {
    return nothingTo(way, this.#stack)
  }

  undo(by: AnnotatorId, waiting?: Waiting): Promise<Reply<Performed>> {
    return this.#putBack(by, () => stepBack('undo', this.#stack, this.#book), waiting)
  }
  redo(by: AnnotatorId, waiting?: Waiting): Promise<Reply<Performed>> {
    return this.#putBack(by, () => stepBack('redo', this.#stack, this.#book), waiting)
  }

  /**
   * Carries out what `make` puts together of the project as it is, such as records as they are in another state of it, as
   * one operation that undo takes back. `make` is asked for it at the last moment, and again where the project may have
   * changed since: at once, or in steps, each of which says how much of it is done. Given up, it leaves the project as
   * it was.
   */
  restore(by: AnnotatorId, make: Make, waiting?: Waiting): Promise<Reply<Performed>> {
    return this.#putBack(by, make, waiting)
  }

  /** Folds the journal into the project file now. */
  save(course?: Course): Promise<Reply<null>> {
    return this.#folding.now(course)
  }

  saveCopy(to: string, course?: Course): Promise<Reply<Written>> {
    return this.#store.saveCopy(to, course)
  }

  /** Hears of it when the project becomes read-only while it is open. */
  onReadOnly(listener: () => void): () => void {
    return this.#store.onReadOnly(listener)
  }

  /**
   * Closes it. Given up, it is closed at once, and what its file does not hold yet stays in its journal. Refused where what
   * was still being written had to be taken back: its window showed it as done.
   */
  async close(course?: Course): Promise<Reply<null>> {
    this.#closed = true
    this.#folding.stop()
    await this.snapshots.close(this.readOnly === null, course)
    const closed = await this.#store.close(course)
    return this.#unsaid ? { ok: false, problem: this.#unsaid } : closed
  }

  /**
   * Carries out what puts records back. Undo and redo are not asked about: what they remove was made in this project,
   * the title in the menu says what goes, and the same key the other way brings it back. A snapshot is taken all the
   * same; that it cannot be written is told and does not keep an analyst from undoing.
   */
  #putBack(by: AnnotatorId, make: Make, waiting?: Waiting): Promise<Reply<Performed>> {
    return this.#carryOut(sameStep(make), by, waiting, async (removal, body) => {
      await this.#keepBefore(removal, this.#inWords(body, by))
      return done(null)
    })
  }

  /** Has a snapshot on the disk before a great part of the annotations goes. */
  #keepBefore({ removed, of }: GreatRemoval, title: string): Promise<Reply<unknown>> {
    return this.snapshots.take({ kind: 'removal', removed, of, title })
  }

  /** What an operation that has not been carried out yet would do. */
  #inWords(body: OperationBody, by: AnnotatorId): string {
    return describe({ id: '' as OperationId, by, at: '', body }, this.project, this.#book.find)
  }

  /**
   * Carries out what `ask` says, at once where it is not long. `onGreatRemoval` is asked before a great part of the
   * annotations goes.
   */
  async #carryOut(
    ask: Ask,
    by: AnnotatorId,
    waiting?: Waiting,
    onGreatRemoval?: (removal: GreatRemoval, body: OperationBody) => Promise<Reply<null>>,
  ): Promise<Reply<Performed>> {
    const hindrance = () => this.#hindrance(waiting)
    const hindered = hindrance()
    if (hindered) return hindered
    const sign = (body: OperationBody) => this.#sign(body, by)
    const first = ask()
    const tell = (share: number) => waiting?.tell('Working out what changes', share)
    const takesLong = Symbol.iterator in first || (first.ok && isLong(first.value.body, this.project))
    const makeReady = (worked: WorkedOut) => makingReady(this.#store, worked, onGreatRemoval !== undefined)
    const worked = takesLong
      ? await workOutInSteps(this.project, ask, sign, hindrance, tell, makeReady)
      : workOut(this.project, () => first, sign)
    if (!worked.ok) return worked
    // From here on nothing comes between.
    const isAsItWas = worked.value.version === this.project.version
    const now = isAsItWas ? worked : workOut(this.project, ask, sign)
    if (!now.ok) return now
    const { asked, operation, outcome, beforehand } = now.value
    if (!outcome.ok) return failed(outcome.refusal.code, outcome.refusal.message)
    const removal = onGreatRemoval && removalIn(outcome, this.project)
    if (removal) {
      const may = await onGreatRemoval(removal, asked.body)
      // Others may have worked meanwhile: what it does is worked out anew.
      return may.ok ? this.#carryOut(ask, by, waiting) : may
    }

    const { texts } = asked
    for (const [hash, text] of texts ?? []) this.project.addText(hash, text)
    const { change } = outcome
    const entry = beforehand?.ready?.line.entry ?? { operation, inverse: outcome.inverse }
    // The disk works while it is done in the project and noted, and the windows are told.
    const writing = this.#store.append(entry, texts, beforehand?.ready)
    const earlier = this.project.apply(change, beforehand?.coming)
    if (earlier) this.#unwritten.set(operation.id, { change, earlier })
    this.#book.push(entry)
    this.#stack.push(operation)
    const revision = this.revision
    const title = this.#book.title(operation.id, this.project)
    waiting?.applied?.()
    this.#tell(operation, change, title)

    const written = await writing
    if (!written.ok) return this.#takeBack(operation, title, written.problem)
    this.#unwritten.delete(operation.id)
    this.#windows.tell({ type: 'durable', revision })
    this.#windows.works('writing')
    // Who waits for it goes on first.
    setImmediate(() => this.#folding.whenIdle())
    return done({ operation: operation.id, revision, title })
  }

  /** Why nothing can be changed. */
  #hindrance(waiting?: Waiting): Reply<never> | undefined {
    if (waiting?.signal.aborted) return givenUp
    if (this.readOnly) return failed('read-only', this.readOnly, this.path)
    if (!this.#closed) return undefined
    return failed('not-open', 'The project has been closed. What was asked for has not been done.', this.path)
  }

  #sign(body: OperationBody, by: AnnotatorId): Operation {
    const { now, random } = this.#surroundings
    const prev = this.#store.prev(by)
    const [id, at] = [mintId<OperationId>('op', random), now().toISOString()]
    return prev === undefined ? { id, by, at, body } : { id, by, at, body, prev }
  }

  /** An operation could not be written: it and all that was built on it go, newest first. */
  #takeBack(operation: Operation, title: string, problem: Problem): Reply<never> {
    const taken = takeBack(operation, this.project, this.#book, this.#surroundings, this.#unwritten)
    if (taken.length > 0) this.#stack = new UndoStack(this.#book.entries)
    for (const [back, change] of taken)
      this.#tell(back, change, 'Taken back: it could not be written to disk')
    if (this.#closed) this.#unsaid = { ...problem, lost: [...(this.#unsaid?.lost ?? []), title] }
    this.#windows.trouble('writing', problem)
    return { ok: false, problem }
  }

  #tell(operation: Operation, change: Change, title: string): void {
    // Where undo or redo is of what was just done, its title is known.
    const titleOf = (id: OperationId) => (id === operation.id ? title : this.#book.title(id, this.project))
    const [counts, undo, { version }] = [this.counts(), undoStateOf(this.#stack, titleOf), this.project]
    this.#windows.changed(operation, change, { title, revision: this.revision, version, counts, undo })
  }
}
