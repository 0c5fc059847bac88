import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { type Files, factsIfThere, readWhole, removeIfThere } from './files'
import { type ProjectNames, projectNames, temporaryName } from './names'
import { problemOf } from './problem-error'
import { documentText, type ProjectDocument, projectSizeLimit } from './project-document'
import { replaceFile } from './replace-file'

type Saved = Reply<{ readonly path: string; readonly bytes: number }>

/** Writes a document to another file than the project's own at `from`. Refused where that is a project that is open. */
export function saveCopy(files: Files, document: ProjectDocument, from: string, to: string): Promise<Saved> {
  return saved(files, from, to, path =>
    replaceFile(files, path, temporaryName(path, 'copy'), documentText(document)),
  )
}

/** Copies a project's file, and the journal beside it, byte for byte: nothing that is in them is lost on the way. */
export function copyAsItIs(files: Files, from: ProjectNames, to: string): Promise<Saved> {
  return saved(files, from.path, to, async path => {
    const { journal } = projectNames(path)
    // The journal first, for a fold between the two only puts more of it into the file.
    if (await factsIfThere(files, from.journal)) await copied(from.journal, journal)
    else await removeIfThere(files, journal)
    await copied(from.path, path)
  })

  async function copied(source: string, target: string): Promise<void> {
    const { bytes } = await readWhole(files, source, projectSizeLimit)
    await replaceFile(files, target, temporaryName(target, 'copy'), [bytes])
  }
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
