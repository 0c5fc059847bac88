import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { type Files, factsIfThere } from './files'
import { projectNames, temporaryName } from './names'
import { problemOf } from './problem-error'
import { documentText, type ProjectDocument } from './project-document'
import { replaceFile } from './replace-file'

/** Writes a document to another file than the project's own at `from`. Refused where that is a project that is open. */
export async function saveCopy(
  files: Files,
  document: ProjectDocument,
  from: string,
  to: string,
): Promise<Reply<{ readonly path: string; readonly bytes: number }>> {
  try {
    const path = await files.realPath(to).catch(() => to)
    if (path === from || (await factsIfThere(files, projectNames(path).lock))) {
      return failed('in-use', `“${basename(path)}” is open. Choose another name for the copy.`, to)
    }
    await replaceFile(files, path, temporaryName(path, 'copy'), documentText(document))
    return done({ path: to, bytes: (await files.facts(path)).size })
  } catch (error) {
    return { ok: false, problem: problemOf(error, to, `“${basename(from)}” is as it was.`) }
  }
}
