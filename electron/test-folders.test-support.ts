import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made: string[] = []

/** A folder of its own for a test to work in. In unit tests it is gone when those of the file are finished; others remove it. */
export function testFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `claimbench-${name}-`))
  made.push(folder)
  return folder
}

/** Removes every folder that was made, with what is in it. */
export function removeTestFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}
