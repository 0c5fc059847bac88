import { basename, dirname, join } from 'node:path'
import type { RescueView } from '#shared/api/rescue-views'
import { snapshotFolderOf } from '../snapshots/snapshot-folder'
import { type Files, factsIfThere } from '../storage/files'
import { originalName } from '../storage/names'
import { projectVersion } from '../storage/project-document'

/** What stands beside a damaged project that may hold it as it was. Only looked for, not read. */
export async function copiesBeside(files: Files, path: string): Promise<RescueView['beside']> {
  const stem = basename(path).replace(/(\.claimbench)?\.json$/, '')
  const originals = Array.from({ length: projectVersion - 1 }, (_, i) => ({
    path: originalName(path, i + 1),
    what: `the project as version ${i + 1} of the format had it, kept when it was first changed in the present one`,
  }))
  const candidates = [
    { path: snapshotFolderOf(path), what: 'the folder of its snapshots' },
    ...originals,
    { path: join(dirname(path), `${stem}-copy.claimbench.json`), what: 'a copy that was saved of it' },
  ]
  const there = await Promise.all(
    candidates.map(async ({ path, what }) =>
      (await isThere(files, path)) ? [{ fileName: basename(path), what }] : [],
    ),
  )
  return there.flat()
}

async function isThere(files: Files, path: string): Promise<boolean> {
  try {
    return (await factsIfThere(files, path)) !== null
  } catch {
    return false
  }
}
