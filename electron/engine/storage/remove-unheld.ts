import { type FileFacts, type Files, factsIfThere, removeIfThere } from './files'
import { thisMachine } from './machine'
import { projectNames } from './names'
import type { StoreSurroundings } from './opening'
import { realFiles } from './real-files'
import { takeLock } from './take-lock'

/** Which file a project is in, and when that was last written. */
export type Written = Pick<FileFacts, 'identity' | 'modified'>

/** What a project's file is as it stands now; null where there is none. */
export async function writtenNow(path: string, files: Files = realFiles): Promise<Written | null> {
  return factsIfThere(files, path)
}

/** Removes the project's file as it was written, unless somebody has it open or has worked on it since. `path` is its real one. */
export async function removeUnheld(
  path: string,
  as: Written,
  { now, random, files = realFiles, machine = thisMachine(files) }: StoreSurroundings,
): Promise<void> {
  const names = projectNames(path)
  const request = { files, machine, names, now: now(), random, from: null, annotator: '' }
  const taken = await takeLock(request)
  if (!taken.ok) return
  try {
    const there = await writtenNow(path, files)
    const isAsMade = there?.identity === as.identity && there.modified === as.modified
    if (isAsMade && !(await factsIfThere(files, names.journal))) await removeIfThere(files, path)
  } finally {
    await taken.lock.release()
  }
}
