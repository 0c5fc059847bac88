import type { Course } from './course'
import { errorCode, type Files, factsIfThere, readWhole } from './files'
import { type JournalReading, readJournal } from './journal-lines'
import type { ProjectNames } from './names'
import { ProblemError, problemOf } from './problem-error'
import { type ProjectDocument, projectSizeLimit } from './project-document'
import type { ProjectFileAdapter } from './project-file'
import { type Recovery, reconcile } from './recovery'

/** What file and journal hold, and how they fit. */
export interface Found {
  readonly document: ProjectDocument
  readonly journal: JournalReading | null
  readonly recovery: Recovery
}

const nothingToRecover: Recovery = { apply: [], keep: false, misfit: false, sentences: [] }

/** How often a file is read ahead that whoever has the project writes anew meanwhile. */
const attempts = 3

/**
 * Reads the file before the project is taken from whoever has it: that takes long, and who gives it up meanwhile is to
 * have taken nothing. What is left to do then is the journal, and to see that the file is still the same.
 */
export async function readAhead(
  files: Files,
  names: ProjectNames,
  adapter: ProjectFileAdapter,
  course?: Course,
): Promise<void> {
  for (let left = attempts; left > 0; left--) {
    if (await factsIfThere(files, names.journal)) adapter.laterFrom = Number.POSITIVE_INFINITY
    await adapter.readAhead(course?.within(0.88))
    course?.reached()
    if (await adapter.isAsRead()) return
  }
}

/**
 * Reads journal and file, once where we hold the lock, in this order: a fold that another writer makes between the two only puts more of the
 * journal into the file. The other way round the journal may have been begun anew after a file that is not yet read.
 */
export async function findProject(
  files: Files,
  names: ProjectNames,
  adapter: ProjectFileAdapter,
  locked: boolean,
  course?: Course,
): Promise<Found> {
  for (let tries = locked ? 1 : 2; ; tries--) {
    const bytes = await journalBytes(files, names)
    // Beside a journal there is something to be recovered and written, and that is done with a history that was checked.
    if (bytes) adapter.laterFrom = Number.POSITIVE_INFINITY
    const document = await adapter.read(course?.within(0.9))
    const journal = bytes && (await readJournal(bytes))
    const extent = { project: document.project, history: adapter.newer?.history ?? document.history }
    const recovery = journal ? reconcile(extent, journal, names) : nothingToRecover
    if (locked) return { document, journal, recovery }
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

async function journalBytes(files: Files, names: ProjectNames): Promise<Uint8Array | null> {
  try {
    return (await readWhole(files, names.journal, projectSizeLimit)).bytes
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw new ProblemError(problemOf(error, names.journal, 'Nothing has been changed.'))
  }
}
