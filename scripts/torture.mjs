/*
 * What can go wrong with a file, at full size: `npm run torture -- [--only name] [--count n] [--seed n] [--json]`.
 * Prints what it found, as a table or as a line of JSON for each; exits with 1 where a promise was broken.
 * docs/promises.md says what is promised and names them all.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

const folder = mkdtempSync(join(tmpdir(), 'claimbench-torture-'))
try {
  for (const child of ['kill-child', 'writer-child'])
    await bundle(`electron/engine/storage/torture/${child}.ts`, folder)
  await bundle('electron/engine/apart/reader.worker.ts', folder)
  const main = await bundle('electron/torture/main.ts', folder)
  const { status } = spawnSync(process.execPath, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
