/*
 * Builds out/ with electron-vite. `node scripts/build.mjs` always does; `--if-needed` only where a source has
 * changed since. What a build was made from is kept beside it as a fingerprint: names, sizes and times.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './hosts.mjs'

const stamp = join(root, 'out/.built-from')
const sources = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]

const before = fingerprint()
if (process.argv.includes('--if-needed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === before)
  process.exit(0)

console.log('Building Claimbench…')
rmSync(stamp, { force: true })
const command = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
const built = spawnSync(process.execPath, [command, 'build', '--logLevel', 'warn'], {
  cwd: root,
  encoding: 'utf8',
})
if (built.status !== 0) {
  console.error(`${built.stdout}${built.stderr}\nThe build failed.`)
  process.exit(1)
}
if (process.argv.includes('--verbose')) console.log(`${built.stdout}${built.stderr}`)
writeFileSync(stamp, before)

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const file of filesUnder(join(root, source))) {
      if (/\.test\.tsx?$/.test(file)) continue
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}
