import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Rescued } from '#shared/api/rescue-views'
import { groupOf } from '#shared/api/rescue-words'
import type { Course } from '../storage/course'
import { errorCode, type Files, factsIfThere, readWhole, removeIfThere } from '../storage/files'
import { projectNames } from '../storage/names'
import { problemOf } from '../storage/problem-error'
import { type ProjectDocument, projectSizeLimit } from '../storage/project-document'
import { type DocumentOutcome, readDocument } from '../storage/read-document'
import { saveCopy } from '../storage/save-copy'
import type { Rescuer } from './compose'
import { salvage } from './read'
import { isNewer, type Rescue, rescue } from './rescue'

const nothingChanged = 'Nothing has been changed.'

/** Rescues the project file at `path` and the journal beside it, in memory: neither is touched. Refused where nothing is wrong. */
export async function rescueFile(
  files: Files,
  path: string,
  rescuer: Rescuer,
  course?: Course,
): Promise<Reply<Rescue>> {
  const name = basename(path)
  try {
    const names = projectNames(await files.realPath(path))
    const journal = await readIfThere(files, names.journal)
    const { bytes } = await readWhole(files, names.path, projectSizeLimit)
    if ((await readDocument(bytes, path, undefined, course?.within(0.4))).ok)
      return failed('pointless', `“${name}” is not damaged: it can be opened. ${nothingChanged}`, path)
    const reading = await salvage(bytes, course?.within(0.5))
    if (isNewer(reading.version))
      return failed(
        'newer',
        `“${name}” was written by a newer Claimbench, which can rescue it. ${nothingChanged}`,
        path,
      )
    return done(await rescue({ path, bytes, journal, reading }, rescuer, course?.within(1)))
  } catch (error) {
    return { ok: false, problem: problemOf(error, path, nothingChanged) }
  }
}

/** Writes what was rescued from `from` to a new file, and reads it again before it says so. */
export async function writeRescued(
  files: Files,
  { document, report }: Rescue,
  from: string,
  into: string,
  course?: Course,
): Promise<Reply<Rescued>> {
  if (!document)
    return failed('damaged', `Nothing of “${basename(from)}” could be read. ${nothingChanged}`, from)
  const written = await writeNew(files, document, from, into, course)
  if (!written.ok) return written
  const leftOut = report.parts.filter(part => groupOf(part) === 'left-out').length
  return done({ ...written.value, leftOut })
}

/** Writes a document to a new project file. Refused where there is a file of that name; whatever that is, it may be needed. */
export async function writeNew(
  files: Files,
  document: ProjectDocument,
  from: string,
  into: string,
  course?: Course,
): Promise<Reply<{ readonly path: string; readonly bytes: number }>> {
  const name = basename(into)
  try {
    if (await factsIfThere(files, into))
      return failed(
        'exists',
        `There is a file “${name}” already; it was left as it is. Choose another name.`,
        into,
      )
    course?.part('Writing the new file', 0.5)
    const copy = await saveCopy(
      files,
      { ...document, closed: true },
      await files.realPath(from),
      into,
      course,
    )
    if (!copy.ok) return copy
    const outcome = await readAgain(files, into, course?.within(1))
    if (outcome.ok && outcome.untouched) return copy
    await removeIfThere(files, into)
    return failed(
      'disk',
      `“${name}” was written and does not read back as it was. It has been removed again.`,
      into,
    )
  } catch (error) {
    return { ok: false, problem: problemOf(error, into, `“${basename(from)}” is as it was.`) }
  }
}

/** Reads what has just been written. Given up, it takes that away again: nobody has been told of it. */
async function readAgain(files: Files, path: string, course?: Course): Promise<DocumentOutcome> {
  try {
    const { bytes } = await readWhole(files, path, projectSizeLimit)
    return await readDocument(bytes, path, undefined, course)
  } catch (error) {
    await removeIfThere(files, path)
    throw error
  }
}

async function readIfThere(files: Files, path: string): Promise<Uint8Array | null> {
  try {
    return (await readWhole(files, path, projectSizeLimit)).bytes
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
