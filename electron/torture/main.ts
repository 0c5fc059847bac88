import { parseArgs } from 'node:util'
import type { Findings, Ordeal } from '../engine/storage/torture/ordeal'
import { ordeals } from './ordeals'
import { watch } from './watchdog'

const usage = `torture [--only ${Object.keys(ordeals).join('|')}] [--count n] [--seed n] [--json]`
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    count: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
const count = values.count === undefined ? undefined : Number(values.count)
const chosen = values.only?.split(',') ?? Object.keys(ordeals)
const unknown = chosen.filter(name => !(name in ordeals))
const fits =
  Number.isInteger(seed) && seed >= 0 && (count === undefined || (Number.isInteger(count) && count > 0))
if (unknown.length > 0 || !fits) {
  console.error(
    unknown.length > 0 ? `There is no “${unknown.join(', ')}”.` : 'Counts and seeds are whole numbers.',
  )
  console.error(usage)
  process.exit(2)
}

/** One case that takes longer has been caught in something. The slow machines of others are meant well by. */
const caseLimit = 60_000

for (const name of chosen) {
  const ordeal = ordeals[name] as Ordeal
  const size = count ?? ordeal.size
  if (!values.json) console.log(`\n${name}: ${ordeal.promise}\n  ${size} ${ordeal.unit}, --seed ${seed}`)
  const watchdog = watch(name, seed, caseLimit)
  const began = performance.now()
  const findings = await ordeal.run(size, seed, watchdog.progress, true).catch(defect)
  await watchdog.end()
  report(name, ordeal.promise, size, findings, (performance.now() - began) / 1000)
}

/** An ordeal that could not be carried to its end has shown nothing. */
function defect(error: unknown): Findings {
  return { figures: {}, troubles: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
}

function report(ordeal: string, promise: string, size: number, findings: Findings, seconds: number): void {
  const { figures, troubles } = findings
  const kept = troubles.length === 0
  if (!kept) process.exitCode = 1
  if (values.json) {
    const took = Math.round(seconds * 10) / 10
    console.log(
      JSON.stringify({ ordeal, promise, kept, count: size, seed, seconds: took, figures, troubles }),
    )
    return
  }
  const width = Math.max(0, ...Object.keys(figures).map(name => name.length))
  for (const [name, figure] of Object.entries(figures)) {
    const shown = typeof figure === 'number' ? figure.toLocaleString('en-GB') : figure
    console.log(`  ${name.padEnd(width)}  ${shown}`)
  }
  for (const trouble of troubles) console.log(`  ! ${trouble}`)
  console.log(`  ${kept ? 'kept' : 'BROKEN'}, ${seconds.toFixed(1)} s`)
}
