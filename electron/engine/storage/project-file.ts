import { basename, dirname } from 'node:path'
import type { Adapter } from 'lowdb'
import type { IndexedProject } from '#shared/model/indexed-project'
import { hashOfBytes } from './checksum'
import type { Course } from './course'
import { type FileFacts, type Files, factsIfThere, readWhole } from './files'
import { keepOriginal } from './keep-original'
import { originalName } from './names'
import { ProblemError } from './problem-error'
import { documentText, type ProjectDocument, projectSizeLimit, projectVersion } from './project-document'
import { type Newer, readDocument } from './read-document'
import { discard, takePlace, writeTemporary } from './replace-file'
import type { WrittenEntry } from './written-history'

export { projectSizeLimit } from './project-document'

export interface ProjectFilePlace {
  readonly files: Files
  /** The project file's real path: a link is followed, not replaced. */
  readonly path: string
  /** Where it is written before it takes that place. Asked for when it is written, for nobody else may write there. */
  temporary(): string
}

/** The file as it was last read or written, to be recognised. */
interface Left {
  readonly facts: FileFacts
  readonly digest: string
}

/**
 * The project file as lowdb sees it. `read` takes nothing on trust, and gives a whole document or rejects with a
 * `ProblemError`; never null, which lowdb would take for an empty project. `write` makes the new file beside the old
 * one, has it on the disk, and only then lets it take its place, unless something else has changed the file since.
 */
export class ProjectFileAdapter implements Adapter<ProjectDocument> {
  readonly #place: ProjectFilePlace
  #left: Left | null = null
  #indexed: IndexedProject | null = null
  #ahead: ProjectDocument | null = null
  /** Whether the file, as last read, had been changed by something other than Claimbench. */
  changedOutside = false
  /** The version that the file was in when it was last read or written. */
  version = projectVersion
  /** Where that is a newer one, what of the file is not in the document. Such a document is never written. */
  newer: Newer | null = null
  /** From how many bytes on a history may be left to be checked later. */
  laterFrom = Number.POSITIVE_INFINITY
  /** The entries of the history that was last read, where they have still to be checked. */
  unchecked: readonly WrittenEntry[] | null = null
  /** Of whoever waits for what is being written. */
  course: Course | undefined
  /** Asked when the new file is written and has not yet taken the old one's place. Rejects where it must not. */
  beforeReplacing: (document: ProjectDocument) => Promise<void> = async () => undefined

  constructor(place: ProjectFilePlace) {
    this.#place = place
  }

  /** The permission bits of the file as last seen. */
  get mode(): number | undefined {
    return this.#left?.facts.mode
  }

  /** Reads the file already. Where it is then still as it was, `read` has nothing more to do. */
  async readAhead(course?: Course): Promise<void> {
    this.#ahead = await this.#readNow(course)
  }

  /** Whether the file is still the one that was last read. */
  async isAsRead(): Promise<boolean> {
    const facts = await factsIfThere(this.#place.files, this.#place.path)
    return facts !== null && this.#left !== null && isSame(facts, this.#left.facts)
  }

  async read(course?: Course): Promise<ProjectDocument> {
    const ahead = this.#ahead
    this.#ahead = null
    const enough = this.unchecked === null || this.laterFrom < Number.POSITIVE_INFINITY
    return ahead && enough && (await this.isAsRead()) ? ahead : this.#readNow(course)
  }

  async #readNow(course?: Course): Promise<ProjectDocument> {
    const { files, path } = this.#place
    course?.part('Reading the file', 0.05)
    const { bytes, facts } = await readWhole(files, path, projectSizeLimit, course)
    const outcome = await readDocument(bytes, path, this.laterFrom, course)
    if (!outcome.ok) throw new ProblemError(outcome.problem, outcome.faults)
    this.#left = { facts, digest: outcome.digest }
    this.#indexed = outcome.indexed
    this.unchecked = outcome.later
    this.changedOutside = !outcome.untouched
    this.version = outcome.version
    this.newer = outcome.newer
    return outcome.document
  }

  /** The project that was last read, to be worked on; null where it has still to be made. It is given once. */
  takeIndexed(): IndexedProject | null {
    const indexed = this.#indexed
    this.#indexed = null
    return indexed
  }

  async write(document: ProjectDocument): Promise<void> {
    const { files, path } = this.#place
    const temporary = this.#place.temporary()
    if (this.newer) throw new Error('what a newer version wrote is not written again')
    if (this.version < projectVersion && this.#left)
      await keepOriginal(files, path, temporary, originalName(path, this.version))
    let digest = ''
    const pieces = noting(documentText(document), hash => {
      digest = hash
    })
    const expected = (this.#left?.facts.size ?? 0) + 1
    const { file } = await writeTemporary(files, temporary, pieces, this.mode, written =>
      this.course?.reached(written / expected),
    )
    let left: Left
    try {
      left = { facts: await file.facts(), digest }
      await file.close()
      await this.beforeReplacing(document)
      await this.#checkUnchanged()
    } catch (error) {
      await file.close().catch(() => undefined)
      await discard(files, temporary)
      throw error
    }
    const isFirst = this.#left === null
    await takePlace(files, temporary, path)
    // It is ours from here on, also where the folder cannot be flushed.
    this.#left = left
    this.version = projectVersion
    await files.syncFolder(dirname(path)).catch(async error => {
      if (isFirst) await this.#takeBackFirst()
      throw error
    })
  }

  /** What the first file holds is refused with it: left there, it would be all of a project that nobody has made. */
  async #takeBackFirst(): Promise<void> {
    const { files, path } = this.#place
    this.#left = null
    await discard(files, path)
    await files.syncFolder(dirname(path)).catch(() => undefined)
  }

  /** That the file is gone is no reason not to write it: what is in memory may be all there is. */
  async #checkUnchanged(): Promise<void> {
    const { files, path } = this.#place
    const facts = await factsIfThere(files, path)
    if (facts === null || (this.#left && isSame(facts, this.#left.facts))) return
    if (this.#left && facts.size === this.#left.facts.size) {
      const { bytes } = await readWhole(files, path, projectSizeLimit)
      if ((await hashOfBytes(bytes)) === this.#left.digest) return
    }
    throw new ProblemError({
      code: 'read-only',
      message:
        `“${basename(path)}” has been changed by another program while it was open here, and was left as that program wrote it. ` +
        'Every confirmed change is in the journal beside it. Save a copy, then open both.',
      file: path,
    })
  }
}

function isSame(a: FileFacts, b: FileFacts): boolean {
  return a.identity === b.identity && a.size === b.size && a.modified === b.modified
}

/** The same pieces; what comes of them at the end is noted. */
function* noting<T, R>(pieces: Generator<T, R>, note: (result: R) => void): Generator<T> {
  note(yield* pieces)
}
