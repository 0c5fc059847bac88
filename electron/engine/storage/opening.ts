import { basename, dirname, join } from 'node:path'
import { failed } from '#shared/api/problem'
import type { ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import { errorCode, type Files, factsIfThere, readWhole, removeIfThere } from './files'
import { Journal, type JournalStart } from './journal'
import { type JournalReading, readJournal } from './journal-lines'
import { fence, heldSentence, type Lock } from './lock'
import { type Machine, thisMachine } from './machine'
import { asideName, isForeignTemporary, type ProjectNames, projectNames, temporaryName } from './names'
import { OpenStore, type Writer } from './open-store'
import { ProblemError, problemOf } from './problem-error'
import { emptyDocument, type ProjectDocument } from './project-document'
import { ProjectFileAdapter, projectSizeLimit } from './project-file'
import { realFiles } from './real-files'
import { type Recovery, reconcile } from './recovery'
import * as sentences from './recovery-sentences'
import { replaceFile } from './replace-file'
import { replay } from './replay'
import { takeLock } from './take-lock'

/** What the storage layer takes from the machine. Tests give files and a machine of their own. */
export interface StoreSurroundings {
  now(): Date
  random(): number
  readonly files?: Files
  readonly machine?: Machine
}

/** How a project is to be opened. */
export interface OpeningOptions {
  /** The lock is taken whoever has it. */
  readonly takeOver?: boolean
  /** Only to look at it: no lock is taken, and nothing is touched. */
  readonly reading?: boolean
}

const nothingChanged = 'Nothing has been changed.'
const nothingToRecover: Recovery = { apply: [], keep: false, misfit: false, sentences: [] }

/** One opening of one project, and what it holds so far. */
export class Opening {
  readonly #now: () => Date
  readonly #random: () => number
  readonly #files: Files
  readonly #machine: Machine
  #lock: Lock | null = null
  #recovery: string[] = []

  constructor(surroundings: StoreSurroundings) {
    this.#now = () => surroundings.now()
    this.#random = () => surroundings.random()
    this.#files = surroundings.files ?? realFiles
    this.#machine = surroundings.machine ?? thisMachine(this.#files)
  }

  async letGo(): Promise<void> {
    await this.#lock?.release().catch(() => undefined)
  }

  async create(path: string): Promise<OpenStore> {
    const folder = await this.#files.realPath(dirname(path))
    const names = projectNames(join(folder, basename(path)))
    if (await factsIfThere(this.#files, names.path)) {
      throw new ProblemError(
        failed(
          'exists',
          `There is a file “${names.file}” already; it was left as it is. Choose another name.`,
          path,
        ).problem,
      )
    }
    const readOnly = await this.#takeLock(names, false)
    if (readOnly !== null || !this.#lock)
      throw new ProblemError(failed('read-only', readOnly ?? '', path).problem)
    await this.#setAside(names)
    const writer = this.#writer(names, this.#lock, this.#adapter(names), startAfter(emptyDocument))
    return this.#store(names, emptyDocument, [], null, writer, new IndexedProject(emptyProject()))
  }

  async open(path: string, { takeOver = false, reading = false }: OpeningOptions): Promise<OpenStore> {
    const names = projectNames(await this.#files.realPath(path))
    let readOnly: string | null
    if (reading) readOnly = sentences.onlyRead(names)
    else if (await this.#files.mayWrite(names.path)) readOnly = await this.#takeLock(names, takeOver)
    else readOnly = sentences.readableOnly(names)
    const adapter = this.#adapter(names)
    const { document, journal, recovery } = await this.#read(names, adapter)
    if (adapter.changedOutside) this.#recovery.push(...(await sentences.changedOutside(document, names)))
    this.#recovery.push(...recovery.sentences)

    const project = new IndexedProject(document.project)
    const { lines, refusals } = await replay(project, document.history, recovery.apply)
    this.#recovery.push(...refusals)
    const revision = document.history.length + lines.length
    if (journal && this.#lock && (lines.length > 0 || !document.closed))
      this.#recovery.push(sentences.broughtBack(lines.length, revision, names))
    // Whoever has it open may be between the file and its journal; where nobody has, there should be one.
    const nobodyElse = readOnly === null || (reading && !(await factsIfThere(this.#files, names.lock)))
    if (!journal && !document.closed && nobodyElse)
      this.#recovery.push(sentences.withoutJournal(document, names))
    const history = [...document.history, ...lines.map(({ entry }) => entry)]

    if (this.#lock) {
      const writer = this.#writer(names, this.#lock, adapter, startAfter(document))
      try {
        if (recovery.keep || refusals.length > 0) await this.#keepJournal(names)
        if (journal) {
          // Whoever left the journal may have died before the project file's own name was on the disk for certain: a
          // new journal in front of an old file would lack what only the old journal has.
          await this.#files.syncFolder(names.folder)
          await writer.journal.begin(startAfter(document), lines)
        }
        return this.#store(names, document, history, null, writer, project)
      } catch (error) {
        readOnly = problemOf(error, names.journal, sentences.openForReading).message
        await writer.journal.close()
        await this.letGo()
      }
    }
    return this.#store(names, document, history, readOnly, null, project)
  }

  /** Takes the lock, or returns why the project is open for reading only. */
  async #takeLock(names: ProjectNames, takeOver: boolean): Promise<string | null> {
    const request = {
      files: this.#files,
      machine: this.#machine,
      names,
      now: this.#now(),
      random: this.#random,
      takeOver,
    }
    try {
      const outcome = await takeLock(request)
      if (!outcome.ok) return heldSentence(names.file, outcome.holder, (await this.#machine.self()).host)
      this.#lock = outcome.lock
    } catch (error) {
      return problemOf(error, names.folder, sentences.openForReading).message
    }
    await this.#sweep(names, this.#lock.nonce)
    return null
  }

  /** Removes what other writers left half-written: one that was stopped before its rename then has nothing to rename. */
  async #sweep(names: ProjectNames, nonce: string): Promise<void> {
    for (const name of await this.#files.list(names.folder)) {
      if (isForeignTemporary(name, [names.path, names.journal, names.lock], nonce))
        await removeIfThere(this.#files, join(names.folder, name))
    }
  }

  /**
   * Reads journal and file, in this order: a fold that another writer makes between the two only puts more of the
   * journal into the file. The other way round the journal may have been begun anew after a file that is not yet read.
   */
  async #read(
    names: ProjectNames,
    adapter: ProjectFileAdapter,
  ): Promise<{ document: ProjectDocument; journal: JournalReading | null; recovery: Recovery }> {
    for (let tries = this.#lock ? 1 : 2; ; tries--) {
      const journalBytes = await this.#journalBytes(names)
      const document = await adapter.read()
      const journal = journalBytes && (await readJournal(journalBytes))
      if (journal?.newer) {
        throw new ProblemError(
          failed(
            'newer',
            `${names.journalName} was written by a newer Claimbench. Open “${names.file}” with that version. ${nothingChanged}`,
            names.journal,
          ).problem,
        )
      }
      const recovery = journal ? reconcile(document, journal, names) : nothingToRecover
      if (this.#lock) return { document, journal, recovery }
      // Another writer's last line may be half written at this moment: nothing to tell the analyst.
      if (!recovery.misfit)
        return {
          document,
          journal,
          recovery: { ...recovery, sentences: journal?.damaged ? recovery.sentences : [] },
        }
      if (tries === 1) return { document, journal, recovery }
    }
  }

  async #journalBytes(names: ProjectNames): Promise<Uint8Array | null> {
    try {
      return (await readWhole(this.#files, names.journal, projectSizeLimit)).bytes
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null
      throw new ProblemError(problemOf(error, names.journal, nothingChanged))
    }
  }

  /** Copies the journal to a name of its own, for it holds what could not be used. */
  async #keepJournal(names: ProjectNames): Promise<void> {
    const { bytes } = await readWhole(this.#files, names.journal, projectSizeLimit)
    const aside = asideName(names, this.#now())
    await replaceFile(this.#files, aside, temporaryName(aside, this.#lock?.nonce ?? ''), [bytes])
    this.#recovery.push(sentences.journalKept(aside))
  }

  /** A journal that a deleted project left behind is not for the new one. */
  async #setAside(names: ProjectNames): Promise<void> {
    if (!(await factsIfThere(this.#files, names.journal))) return
    await this.#keepJournal(names)
    await removeIfThere(this.#files, names.journal)
    await this.#files.syncFolder(names.folder)
  }

  #adapter(names: ProjectNames): ProjectFileAdapter {
    const temporary = temporaryName(names.path, this.#lock?.nonce ?? '')
    return new ProjectFileAdapter({ files: this.#files, path: names.path, temporary })
  }

  #writer(names: ProjectNames, lock: Lock, adapter: ProjectFileAdapter, start: JournalStart): Writer {
    const place = {
      files: this.#files,
      path: names.journal,
      temporary: temporaryName(names.journal, lock.nonce),
      mode: adapter.mode,
      fence: () => fence(lock, names),
    }
    return { lock, adapter, journal: new Journal(place, start) }
  }

  #store(
    names: ProjectNames,
    document: ProjectDocument,
    history: HistoryEntry[],
    readOnly: string | null,
    writer: Writer | null,
    project: IndexedProject,
  ): OpenStore {
    const founded = document !== emptyDocument
    const recovery = this.#recovery
    return new OpenStore({
      files: this.#files,
      names,
      now: this.#now,
      project,
      document,
      history,
      recovery,
      writer,
      readOnly,
      founded,
    })
  }
}

/** The journal that a project file begins. */
function startAfter({ project, epoch, history }: ProjectDocument): JournalStart {
  const [id] = project.info.keys()
  return { project: id ?? ('' as ProjectId), epoch, base: history.length }
}
