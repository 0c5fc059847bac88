/*
 * What can go wrong with a file, at full size: `node scripts/torture.mjs [--only kill|speed] [--count n] [--seed n]`.
 * Prints what it found as a table and as a line of JSON; exits with 1 where a promise was broken.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

const folder = mkdtempSync(join(tmpdir(), 'claimbench-torture-'))
try {
  await bundle('electron/engine/storage/torture/kill-child.ts', folder)
  const main = await bundle('electron/engine/storage/torture/main.ts', folder)
  const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
