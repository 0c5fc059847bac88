import { join } from 'node:path'
import { type Files, removeIfThere } from './files'
import { isForeignTemporary, type ProjectNames } from './names'

/** Removes what other writers left half-written: one that was stopped before its rename then has nothing to rename. */
export async function sweep(files: Files, names: ProjectNames, nonce: string): Promise<void> {
  for (const name of await files.list(names.folder)) {
    if (isForeignTemporary(name, [names.path, names.journal, names.lock], nonce))
      await removeIfThere(files, join(names.folder, name))
  }
}
