import { setImmediate as nextTurn } from 'node:timers/promises'
import { Low } from 'lowdb'
import { done, failed, type Reply } from '#shared/api/problem'
import { unhurried } from './breathing'
import type { Course } from './course'
import { fence } from './lock'
import { ProblemError, problemOf } from './problem-error'
import { emptyDocument, lastOperation, type ProjectDocument } from './project-document'
import { closeFailed, foldFailed, journalFailed } from './still-safe'
import type { StoreParts, Writer } from './store-parts'

/** What folds have to know of the writing that goes on meanwhile. */
export interface Meanwhile {
  /** The revision up to which operations are on the disk. */
  acknowledged(): number
  /** Resolves when the last operation was written, or could not be. */
  latest(): Promise<unknown>
  /** Whether nothing is to be written any more. */
  hindered(): boolean
  becomeReadOnly(message: string): void
}

/**
 * How the journal of an open project gets into its file. A fold writes a picture of the project beside the old file
 * while work goes on, waits until every operation in it has been acknowledged, and only then has it take the file's
 * place. So the file never holds an operation that was refused, and the journal never lacks one that the file does
 * not hold.
 */
export class Folds {
  readonly #parts: StoreParts
  readonly #meanwhile: Meanwhile
  readonly #low: Low<ProjectDocument> | null
  #founded: boolean
  /** The revision and the state of the project file. */
  #folded: { revision: number; closed: boolean }
  #epoch: number
  #last: Promise<unknown> = Promise.resolve()
  /** Whether nothing is left to check of what was read. */
  #checked: boolean
  /** How many folds that nobody waits for are to come, or under way. */
  #coming = 0
  #course: Course | undefined

  constructor(parts: StoreParts, meanwhile: Meanwhile) {
    this.#parts = parts
    this.#meanwhile = meanwhile
    this.#founded = parts.founded
    this.#folded = { revision: parts.document.history.length, closed: parts.document.closed }
    this.#epoch = parts.document.epoch
    this.#checked = parts.later === null
    this.course = parts.founding
    this.#low = parts.writer && new Low(parts.writer.adapter, emptyDocument)
    if (parts.writer) parts.writer.adapter.beforeReplacing = document => this.#mayReplace(document)
  }

  /** Whether there is a project file yet. */
  get founded(): boolean {
    return this.#founded
  }
  /** Up to which operation the project file holds them. */
  get revision(): number {
    return this.#folded.revision
  }
  /** Whether the project file says that it was closed. */
  get closed(): boolean {
    return this.#folded.closed
  }

  /** Of whoever waits for the fold that is under way, and for those that follow; undefined where nobody does. */
  set course(course: Course | undefined) {
    this.#course = course
    if (this.#parts.writer) this.#parts.writer.adapter.course = course
  }

  /**
   * Writes the project file for the first time, where no fold before has: as one that is closed, for whoever makes a project
   * mostly leaves it at that, and it need not be written twice.
   */
  found(): Promise<Reply<boolean>> {
    const found = this.#last.then(() => (this.#founded ? done(false) : this.#fold(true)))
    this.#last = found.catch(() => undefined).then(() => this.#over(this.#parts.founding))
    return found
  }

  /**
   * Folds after the folds before it; `closed` says that no more will follow. Replies whether anything was written: not
   * where the file has everything already.
   */
  fold(closed: boolean, course?: Course): Promise<Reply<boolean>> {
    this.#waitedFor(course)
    const folded = this.#last.then(() => {
      this.#waitedFor(course)
      return this.#fold(closed)
    })
    this.#last = folded.catch(() => undefined).then(() => this.#over(course))
    return folded
  }

  /** A fold that nobody waits for becomes theirs who ask for one; one that somebody waits for is not theirs to give up. */
  #waitedFor(course: Course | undefined): void {
    if (course && !this.#course) this.course = course
  }

  /** Later folds are nobody's but their own. */
  #over(course: Course | undefined): void {
    if (course && this.#course === course) this.course = undefined
  }

  /** Whether a fold is to come, or under way, that nobody waits for. */
  get coming(): boolean {
    return this.#coming > 0
  }

  /** What goes wrong with this fold goes wrong with the next, which somebody waits for. */
  soon(): void {
    this.#coming++
    const fold = () => (this.#meanwhile.hindered() ? undefined : this.fold(false))
    const over = () => void this.#coming--
    nextTurn().then(fold).then(over, over)
  }

  /** Resolves when no fold goes on. */
  settled(): Promise<unknown> {
    return this.#last
  }

  /** The project as it stands at the call, as a document; others have a turn while it is made. */
  async picture(closed: boolean, course?: Course): Promise<ProjectDocument> {
    const { document, ledger, now, project } = this.#parts
    // Its first step is in this turn, as is all that is said here of the same state.
    const taken = unhurried(project.snapshotInSteps(), course)
    const state = {
      epoch: this.#epoch + 1,
      saved: now().toISOString(),
      closed,
      history: [...ledger.entries],
      heads: ledger.heads,
      unknown: document.unknown,
    }
    return { ...state, project: await taken }
  }

  async #fold(closed: boolean): Promise<Reply<boolean>> {
    // In a turn of its own: what the engine does in one turn is in the picture whole or not at all.
    await nextTurn()
    const { ledger, names, project } = this.#parts
    const revision = ledger.length
    const { journal } = this.#parts.writer as Writer
    const [info] = project.all('info')
    const nothingNew =
      this.#founded && this.#folded.revision === revision && this.closed === closed && !journal.broken
    if (nothingNew || !info) return done(false)
    if (!this.#checked) {
      const unsound = await this.#parts.later?.verdict()
      if (unsound) return { ok: false, problem: unsound }
      this.#checked = true
      return this.#fold(closed)
    }
    const low = this.#low as Low<ProjectDocument>
    let written = false
    try {
      const what = this.#founded ? 'Bringing the project file up to date' : 'Writing the project file'
      this.#course?.part(what, 1)
      const picture = this.picture(closed, this.#course)
      this.#epoch++
      low.data = await picture
      await low.write()
      written = true
      this.#founded = true
      this.#folded = { revision, closed }
      // Beside a closed project there is to be no journal at all: on a full disk a new one would only stand in the way. Where
      // there is none yet, it is only told where it is to begin.
      if (!closed || !journal.exists)
        await journal.restart({ project: info.id, epoch: this.#epoch, base: revision })
      return done(true)
    } catch (error) {
      const safe = closed && this.#founded ? closeFailed(names) : foldFailed
      const problem = problemOf(error, names.path, written ? journalFailed : safe)
      if (problem.code === 'read-only') this.#meanwhile.becomeReadOnly(problem.message)
      return { ok: false, problem }
    }
  }

  /** Asked by the project file before it is replaced: all that is in the picture must have been acknowledged. */
  async #mayReplace(document: ProjectDocument): Promise<void> {
    const { ledger, names, writer } = this.#parts
    if (this.#founded) await this.#meanwhile.latest()
    const last = lastOperation(document.history)
    const stands =
      last === null ||
      lastOperation(ledger.entries.slice(document.history.length - 1, document.history.length)) === last
    const acknowledged = !this.#founded || this.#meanwhile.acknowledged() >= document.history.length
    if (!stands || !acknowledged)
      throw new ProblemError(
        failed('disk', 'A change could not be written, so the project file was left as it was.', names.path)
          .problem,
      )
    await fence((writer as Writer).lock, names)
  }
}
