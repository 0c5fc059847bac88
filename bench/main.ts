import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { agreementBench } from './agreement/agreement-bench'
import { articleBench } from './article/article-bench'
import { keystrokeBench } from './article/keystroke-bench'
import { motionBench } from './article/motion-bench'
import type { Bench, Measured } from './bench'
import { compareBench } from './compare/compare-bench'
import { listsBench } from './lists/lists-bench'
import { machine } from './machine'
import { memoryBench } from './memory/memory-bench'
import { installPeers } from './peers'
import { keepReport, mergedReports, type Result, resultOf } from './reports'
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

const usage = `bench [--only ${Object.keys(benches).join(',')}] [--rounds n] [--scale n,…] [--quick] [--json]
bench --table <report.json> …   the table of runs that have been kept, as if they had been one`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    scale: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    table: { type: 'boolean', default: false },
  },
})
const { quick } = values
const chosen = values.only?.split(',') ?? Object.keys(benches)
const rounds = Number(values.rounds ?? (quick ? 3 : 7))
/** In a quick run what takes long has fewer, unless so many were asked for. */
const roundsOf = ({ quickRounds }: Bench) =>
  quick && values.rounds === undefined ? (quickRounds ?? rounds) : rounds
const asked = values.scale
  ?.split(',')
  .map(Number)
  .sort((a, b) => a - b)
const numbers = [rounds, ...(asked ?? [])]
const misused = values.table !== positionals.length > 0
if (misused || chosen.some(name => !(name in benches)) || numbers.some(number => !(number > 0))) {
  console.error(usage)
  process.exit(2)
}
if (values.table) printKept()
else await measureAll()

/** The tables of the reports that were named, of the benches that were chosen. */
function printKept(): void {
  const merged = mergedReports(positionals)
  for (const name of chosen) {
    const measured = merged.get(name)
    if (measured) console.log(tableOf(name, benches[name] as Bench, measured))
  }
}

async function measureAll(): Promise<void> {
  const needs = new Set(chosen.flatMap(name => benches[name]?.needs ?? []))
  if (needs.has('peers')) installPeers(quick)
  if (needs.has('app'))
    spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], { stdio: ['ignore', 2, 2] })

  const began = new Date().toISOString()
  const before = machine()
  const results = new Map<string, Result>()
  const keep = () => {
    const ended = new Date().toISOString()
    const all = [...results.values()]
    const report = { began, ended, quick, machine: before, after: machine().load, results: all }
    return { report, file: keepReport(report) }
  }
  for (const name of chosen) {
    const bench = benches[name] as Bench
    // After each scale: what has been measured is there whatever becomes of the next.
    const measured = await measuredAt(name, bench, soFar => {
      results.set(name, resultOf(name, bench, soFar))
      keep()
    })
    if (!values.json && measured.length > 0) console.log(tableOf(name, bench, measured))
  }
  const { report, file } = keep()
  if (values.json) console.log(JSON.stringify(report))
  console.error(`\nKept as ${file}; load ${before.load.join(' ')} before, ${report.after.join(' ')} after.`)
}

/** A bench at every scale; one that fails is said to have failed, and what is measured after it is measured. */
async function measuredAt(
  name: string,
  bench: Bench,
  keep: (soFar: readonly Measured[]) => void,
): Promise<readonly Measured[]> {
  const scales = asked ?? (quick ? (bench.quickScales ?? bench.scales.slice(0, 1)) : bench.scales)
  const rounds = roundsOf(bench)
  const measured: Measured[] = []
  for (const scale of scales) {
    const since = performance.now()
    try {
      const all = await bench.measure({ scale, rounds, quick, largest: scale === scales.at(-1) })
      measured.push({
        ...{ scale, rounds },
        rows: all.filter(row => 'values' in row),
        notRun: all.filter(row => 'why' in row),
      })
      console.error(`${name} at ${scale}×: measured in ${Math.round((performance.now() - since) / 1_000)} s`)
    } catch (error) {
      console.error(`${name} at ${scale}× failed:`, error)
      process.exitCode = 1
      const why = `it failed: ${error instanceof Error ? error.message.split('\n')[0] : error}`
      measured.push({ scale, rounds, rows: [], notRun: [{ name: 'all of it', why }] })
    }
    keep(measured)
  }
  return measured
}
