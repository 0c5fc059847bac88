/*
 * How long things take, beside what they are measured by:
 * `npm run bench -- [--only name,…] [--scale n,…] [--rounds n] [--quick] [--json]`, or `--table report.json …` for what has been kept.
 * docs/performance.md has the figures and says what they mean.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from './bundle.mjs'
import { root } from './hosts.mjs'

/** Left as they are and found in node_modules: a browser's driver and a builder of pages are no modules to be bundled. */
const external = ['@playwright/test', 'vite', '@vitejs/plugin-react']

// In node_modules, so that what was left as it is is found from there.
const folder = mkdtempSync(join(root, 'node_modules/.claimbench-bench-'))
try {
  // What a bench starts as a process of its own stands beside it under the same name.
  for (const file of readdirSync(join(root, 'bench'), { recursive: true }))
    if (file.endsWith('.child.ts') && !file.includes('node_modules'))
      await bundle(`bench/${file}`, folder, external)
  await bundle('electron/engine/apart/reader.worker.ts', folder)
  const main = await bundle('bench/main.ts', folder, external)
  const { status } = spawnSync(process.execPath, ['--expose-gc', main, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
