import { parseArgs } from 'node:util'
import { type Bench, exponentOf, type Measured, type Row } from './bench'
import { compareBench } from './compare/compare-bench'

/** What can be measured, by name. Each has its figures in docs/performance.md. */
const benches: Readonly<Record<string, Bench>> = { compare: compareBench }

const usage = `bench [--only ${Object.keys(benches).join('|')}] [--rounds n] [--scale n] [--quick] [--json]`
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    scale: { type: 'string' },
    quick: { type: 'boolean' },
    json: { type: 'boolean' },
  },
})
const chosen = values.only?.split(',') ?? Object.keys(benches)
const rounds = Number(values.rounds ?? (values.quick ? 3 : 7))
if (chosen.some(name => !(name in benches)) || !Number.isInteger(rounds) || rounds < 1) {
  console.error(usage)
  process.exit(2)
}

for (const name of chosen) {
  const bench = benches[name] as Bench
  const scales = values.scale
    ? [Number(values.scale)]
    : values.quick
      ? bench.scales.slice(0, 2)
      : bench.scales
  const measured: Measured[] = []
  for (const scale of scales) measured.push({ scale, rows: await bench.measure(scale, rounds) })
  if (values.json) console.log(JSON.stringify({ bench: name, what: bench.what, rounds, measured }))
  else console.log(tableOf(name, bench, measured))
}

/** A line for each row, a column for each scale, and how its cost grows. */
function tableOf(name: string, { what, unit }: Bench, measured: readonly Measured[]): string {
  const names = measured[0]?.rows.map(row => row.name) ?? []
  const head = ['', ...measured.map(({ scale }) => `${scale}×`), 'exponent', 'limit']
  const lines = names.map(each => {
    const rows = measured.map(({ rows }) => rows.find(row => row.name === each) as Row)
    const grows = rows.length > 1 && rows.every(row => row.grows)
    const exponent = grows ? exponentOf(measured.map(({ scale }, i) => [scale, rows[i]?.value ?? 0])) : null
    return [
      each,
      ...rows.map(({ value, unit }) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`),
      exponent === null ? '' : exponent.toFixed(2),
      rows[0]?.limit ?? '',
    ]
  })
  const cells = [head, ...lines]
  const widths = head.map((_, at) => Math.max(...cells.map(line => line[at]?.length ?? 0)))
  const table = cells.map(line =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [`\n${name}: ${what} (1× is ${unit}; processor time, median of ${rounds})`, ...table].join('\n')
}
