import type { SnapshotList, SnapshotReason, SnapshotRow } from '#shared/api/compare-views'
import type { Problem, Reply } from '#shared/api/problem'
import { countsOf } from '../queries/counts'
import type { Course } from '../storage/course'
import { type Files, factsIfThere, readWhole } from '../storage/files'
import { documentText, type ProjectDocument, projectSizeLimit } from '../storage/project-document'
import { SnapshotFolder, type SnapshotSurroundings } from './snapshot-folder'

/** The project that snapshots are taken of. */
export interface Subject {
  readonly path: string
  readonly revision: number
  /** The project as it stands. */
  picture(): Promise<ProjectDocument>
}

/** How old the newest snapshot is, in milliseconds, when the next is taken because time has passed. */
export const snapshotEvery = 10 * 60_000

/** When snapshots of an open project are taken. That one cannot be written is told, and holds nothing up. */
export class SnapshotKeeper {
  readonly folder: SnapshotFolder
  readonly #subject: Subject
  readonly #files: Files
  readonly #now: () => Date
  readonly #tell: (problem: Problem | null) => void
  /** The last one taken, or what stands for it while there is none: the project as it was opened. */
  #last: { at: number; revision: number | null }
  #looked = false
  #pending: Promise<unknown> = Promise.resolve()
  /** Of whoever waits for what is being written, where somebody does. */
  #course: Course | undefined

  constructor(subject: Subject, surroundings: SnapshotSurroundings, tell: (problem: Problem | null) => void) {
    this.folder = new SnapshotFolder(subject.path, surroundings)
    this.#subject = subject
    this.#files = surroundings.files
    this.#now = () => surroundings.now()
    this.#tell = tell
    this.#last = { at: this.#now().getTime(), revision: subject.revision }
  }

  list(): Promise<Reply<SnapshotList>> {
    return this.folder.list(this.#subject.revision)
  }

  /** Takes one beside the work, if it is due. Asked when the project has been folded. */
  ifDue(): void {
    this.#pending = this.#takeIfDue().catch(warn)
  }

  /** Resolves when what has been begun is done. */
  async idle(): Promise<void> {
    await this.#pending
    await this.folder.idle()
  }

  /** The last one has to be old enough, and something has to have been done since. */
  async #takeIfDue(): Promise<void> {
    const { revision } = this.#subject
    if (revision === this.#last.revision) return
    await this.#look()
    const age = this.#now().getTime() - this.#last.at
    // One of the future was taken while the clock went wrong: waiting for its time would be waiting for years.
    if ((age >= 0 && age < snapshotEvery) || revision === this.#last.revision) return
    if (this.#course?.givenUp) return
    this.#course?.part('Keeping a snapshot', 0.6)
    await this.take({ kind: 'time' })
  }

  /**
   * Takes one now. Whoever may go on without it need not look at the reply: the analyst is told. Given up, it leaves none.
   */
  async take(reason: SnapshotReason, course?: Course): Promise<Reply<SnapshotRow>> {
    const document = await this.#subject.picture()
    const revision = document.history.length
    const about = (await factsIfThere(this.#files, this.#subject.path))?.size ?? 0
    const taken = await this.folder.take(this.#watched(documentText(document), about, course), {
      revision,
      reason,
      counts: countsOf(table => document.project[table].size),
    })
    return this.#noted(taken, revision)
  }

  /**
   * Keeps the project file as it was found, whatever it holds. Resolves when it has been read: the rest goes on
   * beside the work.
   */
  async keepFound(): Promise<void> {
    const { bytes } = await readWhole(this.#files, this.#subject.path, projectSizeLimit)
    const label = { revision: null, reason: { kind: 'opening' }, counts: null } as const
    this.#pending = this.folder.take([bytes], label).then(taken => void this.#noted(taken, null), warn)
  }

  /**
   * Takes a last one if it is due and may be written, and resolves when none is being written any more. What is given up
   * is not kept: the project itself holds it all.
   */
  async close(writable: boolean, course?: Course): Promise<void> {
    this.#course = course
    await this.idle()
    if (writable) await this.#takeIfDue()
  }

  /** The pieces of something that is about so many bytes long, which may be given up. */
  *#watched(
    pieces: Iterable<string | Uint8Array>,
    about: number,
    course?: Course,
  ): Generator<string | Uint8Array> {
    let length = 0
    for (const piece of pieces) {
      length += piece.length
      course?.reached(length / (about + 1))
      this.#course?.reached(length / (about + 1))
      yield piece
    }
  }

  #noted(taken: Reply<SnapshotRow>, revision: number | null): Reply<SnapshotRow> {
    if (taken.ok) {
      this.#last = { at: Date.parse(taken.value.at), revision }
      this.#looked = true
    } else {
      // What could not be written now is not tried again with every fold.
      this.#last = { ...this.#last, at: this.#now().getTime() }
    }
    if (taken.ok || taken.problem.code !== 'cancelled') this.#tell(taken.ok ? null : taken.problem)
    return taken
  }

  /** What earlier sessions left, once. A folder that cannot be read is as good as an empty one. */
  async #look(): Promise<void> {
    if (this.#looked) return
    this.#looked = true
    const list = await this.list()
    const newest = list.ok ? list.value.rows.find(({ damaged }) => damaged === null) : undefined
    if (newest) this.#last = { at: Date.parse(newest.at), revision: newest.revision }
  }
}

/** A defect here is no reason to end somebody's work. */
function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error : new Error(String(error)))
}
