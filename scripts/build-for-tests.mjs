import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

/*
 * Unit tests run the engine from its sources; what it starts as a process of its own has to be built for them. Each
 * run has a folder for it, which is gone afterwards.
 */
export default async function setup() {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-built-'))
  process.env.CLAIMBENCH_BUILT = folder
  await bundle('electron/engine/apart/reader.worker.ts', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
