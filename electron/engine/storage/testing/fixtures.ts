import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { findInstallation } from '../../../host/installation'
import { journalPath, projectPath } from './desk'
import { MemoryFiles } from './memory-files'

/** Project files as versions of Claimbench wrote them, and one that is imagined: never changed, once they are here. */
const folder = join(findInstallation(import.meta.url).root, 'electron/engine/storage/migrations/fixtures')

/** A fixture's bytes, by its name: `version-1.claimbench.json`. */
export const fixture = (name: string): Buffer => readFileSync(join(folder, name))

/** The versions of which there are fixtures, in order. */
export const fixtureVersions: readonly number[] = readdirSync(folder)
  .flatMap(name => /^version-(\d+)\.claimbench\.json$/.exec(basename(name))?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b)

/** A disk with the fixtures of this name on it: the project and, where there is one, its journal. */
export function diskWith(name: string): MemoryFiles {
  const disk = new MemoryFiles()
  disk.put(projectPath, fixture(`${name}.claimbench.json`))
  const journal = `${name}.claimbench.journal`
  if (readdirSync(folder).includes(journal)) disk.put(journalPath, fixture(journal))
  return disk
}
