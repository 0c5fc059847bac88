/*
 * How long things take, beside what they are measured by: `npm run bench -- [--only name] [--rounds n] [--quick] [--json]`.
 * docs/performance.md has the figures and says what they mean.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'

const folder = mkdtempSync(join(tmpdir(), 'claimbench-bench-'))
try {
  const main = await bundle('bench/main.ts', folder)
  const { status } = spawnSync(process.execPath, ['--expose-gc', main, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
