import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = ['reader.worker.js', 'reader.worker.mjs']

/**
 * The program that readers run: built beside the program that this module became part of, or above its chunks. Where
 * the engine runs from its sources, as in unit tests, CLAIMBENCH_BUILT is the folder it was built to for them.
 */
export function readerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const fromSource = import.meta.url.endsWith('.ts') ? process.env.CLAIMBENCH_BUILT : undefined
  const folders = fromSource === undefined ? [here, dirname(here)] : [fromSource]
  const file = folders.flatMap(folder => names.map(name => join(folder, name))).find(existsSync)
  if (!file)
    throw new Error(
      `There is no ${names[0]} in ${folders.join(' or ')}: Claimbench has not been built whole.`,
    )
  return file
}
