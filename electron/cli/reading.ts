import { openStore, type StoreOutcome } from '../engine/storage/project-store'
import { realFiles } from '../engine/storage/real-files'
import { machine } from '../engine/workbench'

/**
 * Opens a project to look at it: the file and what its journal adds. As one who may not write: no lock is taken and
 * nothing is touched, so that it works while a window has the project open, and disturbs nobody.
 */
export function openForReading(path: string): Promise<StoreOutcome> {
  return openStore(path, { ...machine, files: { ...realFiles, mayWrite: async () => false } })
}
