import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Course } from './course'
import { type Files, factsIfThere, readWhole, removeIfThere } from './files'
import { type ProjectNames, projectNames, temporaryName } from './names'
import { problemOf } from './problem-error'
import { documentText, type ProjectDocument, projectSizeLimit } from './project-document'
import { discard, putInPlace, replaceFile, writeTemporary } from './replace-file'

type Saved = Reply<{ readonly path: string; readonly bytes: number }>

/**
 * Writes a document to another file than the project's own at `from`. Refused where that is a project that is open.
 * Where it is given up, there is what was there before.
 */
export function saveCopy(
  files: Files,
  document: ProjectDocument,
  from: string,
  to: string,
  course?: Course,
): Promise<Saved> {
  return saved(files, from, to, async path => {
    // It comes to about as much as the project's own file, which may not be there yet.
    const expected = (await factsIfThere(files, from))?.size ?? 0
    const pieces = documentText(document)
    await replaceFile(files, path, temporaryName(path, 'copy'), pieces, undefined, written =>
      course?.reached(written / (expected + 1)),
    )
  })
}

/** Copies a project's file, and the journal beside it, byte for byte: nothing that is in them is lost on the way. */
export function copyAsItIs(files: Files, from: ProjectNames, to: string, course?: Course): Promise<Saved> {
  return saved(files, from.path, to, async path => {
    const { journal } = projectNames(path)
    // The journal first, for a fold between the two only puts more of it into the file.
    const beside = (await factsIfThere(files, from.journal)) && (await whole(from.journal))
    const bytes = await whole(from.path)
    const temporary = temporaryName(path, 'copy')
    const { file } = await writeTemporary(files, temporary, inSteps(bytes), undefined, written =>
      course?.reached(written / bytes.length),
    )
    await file.close()
    // From here on it is not given up: a journal without its file would be half a copy.
    try {
      if (beside) await replaceFile(files, journal, temporaryName(journal, 'copy'), [beside])
      else await removeIfThere(files, journal)
    } catch (error) {
      await discard(files, temporary)
      throw error
    }
    await putInPlace(files, temporary, path)
  })

  async function whole(path: string): Promise<Uint8Array> {
    return (await readWhole(files, path, projectSizeLimit)).bytes
  }
}

const step = 4 << 20
function* inSteps(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

async function saved(
  files: Files,
  from: string,
  to: string,
  write: (path: string) => Promise<void>,
): Promise<Saved> {
  try {
    const path = await files.realPath(to).catch(() => to)
    if (path === from || (await factsIfThere(files, projectNames(path).lock))) {
      return failed('in-use', `“${basename(path)}” is open. Choose another name for the copy.`, to)
    }
    await write(path)
    return done({ path: to, bytes: (await files.facts(path)).size })
  } catch (error) {
    return { ok: false, problem: problemOf(error, to, `“${basename(from)}” is as it was.`) }
  }
}
