import type { Bench, Measured } from './bench'
import { type Judged, judged } from './judged'

/** A line for each row: its figure at each scale, how it grows, what it is beside floor and peer, and its goals. */
export function tableOf(name: string, bench: Bench, measured: readonly Measured[]): string {
  const scales = measured.map(({ scale }) => scale)
  const judgedAt = scales.length > 1 ? `; ratios and goals at the largest scale, ${scales.at(-1)}×` : ''
  const head = ['', ...scales.map(scale => `${scale}×`), 'exponent', '× floor', '× peer', 'goal', '']
  const lines = judged(measured).flatMap(row => linesOf(row, scales))
  const title = `${name}: ${bench.what}`
  const below = `1× is ${bench.unit}; ${bench.counted}, median of ${roundsOf(measured)}${judgedAt}`
  const table = aligned([head, ...lines])
  const left = measured.flatMap(({ scale, notRun }) =>
    notRun.map(({ name, why }) => `not run at ${scale}×: ${name}: ${why}`),
  )
  return ['', title, below, '', ...table, ...new Set(left)].join('\n')
}

/** In words: as many as there were, and at which scales where there were not as many at each. */
function roundsOf(measured: readonly Measured[]): string {
  const many = (rounds: number) => `${rounds} ${rounds === 1 ? 'round' : 'rounds'}`
  const all = [...new Set(measured.map(({ rounds }) => rounds))]
  if (all.length === 1) return many(all[0] ?? 0)
  return measured.map(({ scale, rounds }) => `${many(rounds)} at ${scale}×`).join(', ')
}

/** A row whose goals are several has a further line for each. */
function linesOf(row: Judged, scales: readonly number[]): string[][] {
  const figures = scales.map(scale => {
    const there = row.figures.find(figure => figure.scale === scale)
    return there ? `${short(there.value)} ${row.unit}`.trim() : '–'
  })
  const ratio = (value: number | null) => (value === null ? '' : short(value))
  const first = [
    row.name,
    ...figures,
    row.exponent === null ? '' : row.exponent.toFixed(2),
    ratio(row.timesFloor),
    ratio(row.timesPeer),
  ]
  const [one = { goal: '', met: null }, ...others] = row.goals
  // An exponent stands in a column of its own: that it is met needs no line.
  const goals = [one, ...others.filter(({ goal, met }) => !(met && goal.startsWith('exponent')))]
  return goals.map(({ goal, met }, at) => [
    ...(at === 0 ? first : first.map(() => '')),
    goal,
    goal === '' ? '' : met === null ? 'not judged' : met ? 'met' : 'MISSED',
  ])
}

/** Three figures, and no more zeros than say something. */
function short(value: number): string {
  const size = Math.abs(value)
  if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-GB')
  return value.toFixed(size >= 10 ? 1 : size >= 0.1 ? 2 : 4)
}

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, at) => Math.max(...cells.map(line => line[at]?.length ?? 0)))
  return cells.map(line =>
    line
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
