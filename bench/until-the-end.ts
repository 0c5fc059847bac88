import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for what several benches of a run want and takes long to make: it is there until the run ends. */
export function folderUntilTheEnd(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `claimbench-bench-${name}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
