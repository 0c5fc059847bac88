import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { agreementBench } from './agreement/agreement-bench'
import { articleBench } from './article/article-bench'
import { keystrokeBench } from './article/keystroke-bench'
import { motionBench } from './article/motion-bench'
import type { Bench, Measured } from './bench'
import { compareBench } from './compare/compare-bench'
import { judged } from './judged'
import { listsBench } from './lists/lists-bench'
import { machine } from './machine'
import { memoryBench } from './memory/memory-bench'
import { installPeers } from './peers'
import { namesBench } from './search/names-bench'
import { searchBench } from './search/search-bench'
import { startBench } from './start/start-bench'
import { storageBench } from './storage/storage-bench'
import { tableOf } from './table'

/** What can be measured, by name. Each has its figures in docs/performance.md. */
const benches: Readonly<Record<string, Bench>> = {
  article: articleBench,
  keystroke: keystrokeBench,
  motion: motionBench,
  compare: compareBench,
  lists: listsBench,
  memory: memoryBench,
  start: startBench,
  storage: storageBench,
  search: searchBench,
  names: namesBench,
  agreement: agreementBench,
}

const usage = `bench [--only ${Object.keys(benches).join(',')}] [--rounds n] [--scale n,…] [--quick] [--json]`
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    scale: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const { quick } = values
const chosen = values.only?.split(',') ?? Object.keys(benches)
const rounds = Number(values.rounds ?? (quick ? 3 : 7))
/** In a quick run what takes long has fewer, unless so many were asked for. */
const roundsOf = ({ quickRounds }: Bench) =>
  quick && values.rounds === undefined ? (quickRounds ?? rounds) : rounds
const asked = values.scale?.split(',').map(Number)
const numbers = [rounds, ...(asked ?? [])]
if (chosen.some(name => !(name in benches)) || numbers.some(number => !(number > 0))) {
  console.error(usage)
  process.exit(2)
}

const needs = new Set(chosen.flatMap(name => benches[name]?.needs ?? []))
if (needs.has('peers')) installPeers(quick)
if (needs.has('app'))
  spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: ['ignore', 2, 2] })

const began = new Date()
const before = machine()
const results = []
for (const name of chosen) {
  const bench = benches[name] as Bench
  const measured: Measured[] = []
  for (const scale of asked ?? (quick ? (bench.quickScales ?? bench.scales.slice(0, 1)) : bench.scales)) {
    const since = performance.now()
    const all = await bench.measure({ scale, rounds: roundsOf(bench), quick })
    measured.push({
      scale,
      rows: all.filter(row => 'values' in row),
      notRun: all.filter(row => 'why' in row),
    })
    console.error(`${name} at ${scale}×: measured in ${Math.round((performance.now() - since) / 1_000)} s`)
  }
  results.push({ bench: name, what: bench.what, unit: bench.unit, measured, judged: judged(measured) })
  if (!values.json) console.log(tableOf(name, bench, measured, roundsOf(bench)))
}

const report = { began, ended: new Date(), rounds, quick, machine: before, after: machine().load, results }
if (values.json) console.log(JSON.stringify(report))
const folder = join(process.cwd(), 'bench-results')
mkdirSync(folder, { recursive: true })
const file = join(folder, `${began.toISOString().replaceAll(':', '-')}.json`)
writeFileSync(file, JSON.stringify(report, null, 2))
console.error(`\nKept as ${file}; load ${before.load.join(' ')} before, ${report.after.join(' ')} after.`)
