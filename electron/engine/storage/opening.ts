import { basename, dirname, join } from 'node:path'
import { failed } from '#shared/api/problem'
import type { ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { unhurried } from './breathing'
import type { Course } from './course'
import { type Files, factsIfThere, removeIfThere } from './files'
import { type Found, findProject, readAhead } from './find-project'
import { Journal, type JournalStart } from './journal'
import { keepJournal, keepOlderJournal } from './keep-journal'
import { LaterCheck } from './later-check'
import { Ledger } from './ledger'
import { cameMeanwhile, fence, heldSentence, type Lock } from './lock'
import { heldBy } from './lock-words'
import { type Machine, thisMachine } from './machine'
import { type ProjectNames, projectNames, temporaryName } from './names'
import { OpenStore } from './open-store'
import { ProblemError, problemOf } from './problem-error'
import { emptyDocument, type ProjectDocument, projectVersion } from './project-document'
import { ProjectFileAdapter } from './project-file'
import { realFiles } from './real-files'
import * as sentences from './recovery-sentences'
import { replay } from './replay'
import type { ReadOnly, StoreParts, Writer } from './store-parts'
import { sweep } from './sweep'
import { nonceNow, takeLock } from './take-lock'
import { isWrittenByNewer } from './version'

/** What the storage layer takes from the machine. Tests give files and a machine of their own. */
export interface StoreSurroundings {
  now(): Date
  random(): number
  readonly files?: Files
  readonly machine?: Machine
}

/** How a project is to be opened. */
export interface OpeningOptions {
  /** The lock is taken though another has it; not from one who comes while the file is being read. */
  readonly takeOver?: boolean
  /** Whom it is taken from: the nonce of the lock that they were shown with. Without it, whoever has it when this is asked for. */
  readonly from?: string | null
  /** The name of the annotator who is to work on it: others are told who has it. */
  readonly annotator?: string
  /** Only to look at it: no lock is taken, and nothing is touched. */
  readonly reading?: boolean
  /**
   * The history of a file with as many bytes may be left unread at first, so that its articles can be read the sooner.
   * It is checked as soon as the project is open, and nothing is written before that.
   */
  readonly laterFrom?: number
  /** Of whoever waits for it. Where it is given up nothing has been changed, and the project is not open. */
  readonly course?: Course
}

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

  get #nonce(): string {
    return this.#lock?.nonce ?? ''
  }

  async letGo(): Promise<void> {
    await this.#lock?.release().catch(() => undefined)
  }

  async create(path: string, founding?: Course): Promise<OpenStore> {
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
    const readOnly = await this.#takeLock(names, {})
    if (readOnly !== null || !this.#lock)
      throw new ProblemError(failed('read-only', readOnly?.message ?? '', path).problem)
    await this.#setAside(names)
    const writer = this.#writer(names, this.#lock, this.#adapter(names), startAfter(emptyDocument))
    return this.#store(names, emptyDocument, {
      ledger: new Ledger(emptyDocument),
      project: new IndexedProject(emptyProject()),
      writer,
      founding,
    })
  }

  async open(path: string, options: OpeningOptions): Promise<OpenStore> {
    const names = projectNames(await this.#files.realPath(path))
    const { reading = false, course, takeOver } = options
    const { from = takeOver ? await nonceNow(this.#files, names, this.#machine) : null } = options
    const adapter = this.#adapter(names)
    adapter.laterFrom = options.laterFrom ?? Number.POSITIVE_INFINITY
    let readOnly: ReadOnly | null
    if (reading) readOnly = { cause: 'reading', message: sentences.onlyRead(names) }
    else if (!(await this.#files.mayWrite(names.path)))
      readOnly = { cause: 'disk', message: sentences.readableOnly(names) }
    else if (await isWrittenByNewer(this.#files, names.path))
      readOnly = { cause: 'newer', message: sentences.onlyRead(names) }
    else {
      if (takeOver) await readAhead(this.#files, names, adapter, course)
      readOnly = await this.#takeLock(names, options, from)
    }
    const found = await findProject(this.#files, names, adapter, this.#lock !== null, course)
    if (adapter.newer || found.journal?.newer) return this.#openNewer(names, adapter, found, course)
    const { document, journal, recovery } = found
    if (adapter.changedOutside)
      this.#recovery.push(...(await sentences.changedOutside(document, names, course?.within(0.96))))
    this.#recovery.push(...recovery.sentences)

    const { continued, refusals, lines } = await this.#continue(adapter, found, false, course)
    this.#recovery.push(...refusals)
    const revision = continued.ledger.length
    if (journal && this.#lock && (lines.length > 0 || !document.closed)) {
      const told = from === null ? sentences.broughtBack : sentences.takenOver
      this.#recovery.push(told(lines.length, revision, names))
    }
    // Whoever has it open may be between the file and its journal; where nobody has, there should be one.
    const nobodyElse = readOnly === null || (reading && !(await factsIfThere(this.#files, names.lock)))
    if (!journal && !document.closed && nobodyElse)
      this.#recovery.push(sentences.withoutJournal(document, names))

    const later = adapter.unchecked && new LaterCheck(adapter.unchecked, names)
    if (this.#lock) {
      const writer = this.#writer(names, this.#lock, adapter, startAfter(document), later)
      try {
        if (recovery.keep || refusals.length > 0) await this.#keepJournal(names)
        if (journal) {
          await keepOlderJournal(this.#files, names, journal, this.#nonce)
          // Whoever left the journal may have died before the project file's own name was on the disk for certain: a
          // new journal in front of an old file would lack what only the old journal has.
          await this.#files.syncFolder(names.folder)
          await writer.journal.begin(startAfter(document), lines)
        }
        if (adapter.version < projectVersion)
          this.#recovery.push(sentences.olderVersion(adapter.version, names))
        return this.#store(names, document, { ...continued, writer, later })
      } catch (error) {
        const { message } = problemOf(error, names.journal, sentences.openForReading)
        const { lost, takenBy } = this.#lock
        readOnly = { cause: lost ? 'held' : 'disk', message, heldBy: lost ? takenBy : null }
        await writer.journal.close()
        await this.letGo()
      }
    }
    return this.#store(names, document, { ...continued, readOnly, later })
  }

  /** What a newer version wrote, the file or the journal beside it, is shown as far as it is understood, and never written to. */
  async #openNewer(
    names: ProjectNames,
    adapter: ProjectFileAdapter,
    found: Found,
    course: Course | undefined,
  ): Promise<OpenStore> {
    await this.letGo()
    this.#lock = null
    const { document, journal, recovery } = found
    const { continued, lines } = await this.#continue(adapter, found, true, course)
    const unread = journal ? journal.stranded + (journal.damaged ? journal.faults.length : 0) : 0
    const later = recovery.apply.length - lines.length + unread
    const beyond = [...(adapter.newer?.beyond ?? []), ...(later > 0 ? [sentences.laterChanges(later)] : [])]
    const version = Math.max(adapter.version, journal?.newer ?? 0)
    const newer = sentences.newerVersion(version, beyond, names)
    if (adapter.changedOutside) this.#recovery.push(sentences.changed(names))
    if (!journal?.newer || recovery.misfit) this.#recovery.push(...recovery.sentences)
    return this.#store(names, document, { ...continued, readOnly: { cause: 'newer', message: newer }, newer })
  }

  /** The project as file and journal make it. `whole`: only as far as every operation of the journal can be carried out. */
  async #continue(
    adapter: ProjectFileAdapter,
    { document, journal, recovery }: Found,
    whole = false,
    course?: Course,
  ) {
    course?.part('Bringing back what the journal holds', 0.98)
    const project =
      adapter.takeIndexed() ?? (await unhurried(IndexedProject.inSteps(document.project), course))
    const continued = { project, ledger: new Ledger(document) }
    const from = journal?.header?.version ?? adapter.version
    return { continued, ...(await replay({ ...continued, version: from }, recovery.apply, whole, course)) }
  }

  /** Takes the lock, or returns why the project is open for reading only. */
  async #takeLock(
    names: ProjectNames,
    { takeOver = false, annotator = '' }: OpeningOptions,
    from: string | null = null,
  ): Promise<ReadOnly | null> {
    const request = {
      files: this.#files,
      machine: this.#machine,
      names,
      now: this.#now(),
      random: this.#random,
      from,
      annotator,
    }
    try {
      const outcome = await takeLock(request)
      if (!outcome.ok) {
        const { host } = await this.#machine.self()
        const sentence = takeOver ? cameMeanwhile : heldSentence
        const message = sentence(names.file, outcome.holder, host)
        return { cause: 'held', message, heldBy: outcome.holder && heldBy(outcome.holder) }
      }
      this.#lock = outcome.lock
    } catch (error) {
      return { cause: 'disk', message: problemOf(error, names.folder, sentences.openForReading).message }
    }
    await sweep(this.#files, names, this.#lock.nonce)
    return null
  }

  /** Keeps the journal under a name of its own, and says which. */
  async #keepJournal(names: ProjectNames): Promise<void> {
    const aside = await keepJournal(this.#files, names, this.#now(), this.#nonce)
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
    const temporary = () => temporaryName(names.path, this.#nonce)
    return new ProjectFileAdapter({ files: this.#files, path: names.path, temporary })
  }

  #writer(
    names: ProjectNames,
    lock: Lock,
    adapter: ProjectFileAdapter,
    start: JournalStart,
    later: LaterCheck | null = null,
  ): Writer {
    const place = {
      files: this.#files,
      path: names.journal,
      temporary: temporaryName(names.journal, lock.nonce),
      mode: adapter.mode,
      ready: () => later?.passed(),
      fence: () => fence(lock, names),
    }
    return { lock, adapter, journal: new Journal(place, start) }
  }

  #store(
    names: ProjectNames,
    document: ProjectDocument,
    rest: Pick<StoreParts, 'project' | 'ledger'> &
      Partial<Pick<StoreParts, 'writer' | 'readOnly' | 'newer' | 'later' | 'founding'>>,
  ): OpenStore {
    return new OpenStore({
      files: this.#files,
      names,
      now: this.#now,
      document,
      recovery: this.#recovery,
      founded: document !== emptyDocument,
      writer: null,
      readOnly: null,
      newer: null,
      later: null,
      founding: undefined,
      ...rest,
    })
  }
}

/** The journal that a project file begins. */
function startAfter({ project, epoch, history }: ProjectDocument): JournalStart {
  const [id] = project.info.keys()
  return { project: id ?? ('' as ProjectId), epoch, base: history.length }
}
