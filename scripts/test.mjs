/*
 * `npm test`: every check, whatever the others say, and the true total as the last line. A failed step that is
 * not made of tests counts as one failure, and so does a suite in which nothing ran.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './hosts.mjs'
import { totalLine, totals } from './totals.mjs'

const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const bin = name => join(root, 'node_modules/.bin', name)
const unitJson = join(results, 'unit.json')
const journeysJson = join(results, 'e2e.json')

const steps = [
  { name: 'Types', command: bin('tsc'), args: ['-p', '.'] },
  { name: 'Lint, format and boundaries', command: bin('biome'), args: ['check', '--error-on-warnings'] },
  {
    name: 'Unit tests',
    command: bin('vitest'),
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitJson}`],
    suite: 'vitest',
    json: unitJson,
  },
  { name: 'Build', command: process.execPath, args: [join(root, 'scripts/build.mjs'), '--if-needed'] },
  {
    name: 'Journeys',
    command: bin('playwright'),
    args: ['test', '--config', join(root, 'e2e/playwright.config.ts')],
    suite: 'playwright',
    json: journeysJson,
  },
]

const outcomes = steps.map(runStep)
const sum = totals(outcomes)
console.log(`\n${sum.lines.join('\n')}\n${totalLine(sum)}`)
process.exitCode = sum.failed > 0 ? 1 : 0

function runStep({ name, command, args, suite, json }) {
  console.log(`\n── ${name}`)
  const began = performance.now()
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  const report = json && existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : undefined
  return { name, ok: status === 0, suite, report, seconds: (performance.now() - began) / 1000 }
}
