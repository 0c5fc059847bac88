import type { Goal, Measured, Row } from './bench'
import { exponentOf, median } from './figures'

/** A goal held against the figures; `met` is null where what it is measured by was not run, or not at the scale that it is about. */
export interface JudgedGoal {
  readonly goal: string
  readonly met: boolean | null
}

/** A row over all scales that were measured, with what it comes to beside its floor and its peer at the largest. */
export interface Judged {
  readonly name: string
  readonly unit: string
  readonly figures: readonly { readonly scale: number; readonly value: number }[]
  readonly exponent: number | null
  readonly timesFloor: number | null
  readonly timesPeer: number | null
  readonly goals: readonly JudgedGoal[]
}

/** The most that a cost may grow by: the exponent of the scale. */
const mostGrowth = 1.1
/** Units of what something costs: the time that it takes, and the room. */
const costly: ReadonlySet<string> = new Set(['ms', 'MB'])

/** Every row that any scale has, judged at the largest scale that has it. */
export function judged(measured: readonly Measured[]): readonly Judged[] {
  const rows = measured.flatMap(({ rows }) => rows)
  // How what we are measured by grows is for others to mend.
  const others = new Set(
    rows.flatMap(({ name, floor, peer, theirs }) => [floor, peer, ...(theirs ? [name] : [])]),
  )
  return [...new Set(rows.map(row => row.name))].map(name => judgedRow(name, measured, !others.has(name)))
}

function judgedRow(name: string, measured: readonly Measured[], ours: boolean): Judged {
  const having = measured.flatMap(at => {
    const row = at.rows.find(row => row.name === name)
    return row ? [{ scale: at.scale, row, beside: at.rows }] : []
  })
  const figures = having.map(({ scale, row }) => ({ scale, value: median(row.values) }))
  const last = having.at(-1)
  if (!last) throw new Error(`There is no row “${name}”.`)
  const value = median(last.row.values)
  const times = (other: string | undefined): number | null => {
    const row = other === undefined ? undefined : last.beside.find(row => row.name === other)
    return row ? value / median(row.values) : null
  }
  const costs = figures.map(({ scale, value }) => [scale, value] as const)
  const grows = last.row.grows !== false && costly.has(last.row.unit)
  // Of what there was nothing of, nothing can be said.
  const exponent = grows && costs.length > 1 && costs.every(([, cost]) => cost > 0) ? exponentOf(costs) : null
  const first = figures[0]?.value
  const against = (goal: Goal): number | null => {
    if (last.scale < (goal.from ?? 0)) return null
    if (goal.times === undefined) return value
    if (goal.times === 'floor') return times(last.row.floor)
    if (goal.times === 'peer') return times(last.row.peer)
    if (goal.times !== 'smallest scale') return times(goal.times)
    return first === undefined || figures.length < 2 ? null : value / first
  }
  const goals = (last.row.goals ?? []).map(goal => {
    const comesTo = against(goal)
    return { goal: inWords(goal, last.row), met: comesTo === null ? null : comesTo <= goal.most }
  })
  if (exponent !== null && ours) goals.push({ goal: `exponent ≤ ${mostGrowth}`, met: exponent <= mostGrowth })
  return {
    ...{ name, unit: last.row.unit, figures, exponent, goals },
    ...{ timesFloor: times(last.row.floor), timesPeer: times(last.row.peer) },
  }
}

function inWords({ most, times, from }: Goal, row: Row): string {
  const at = from === undefined ? '' : ` at ${from}×`
  const much = most > 0 && most < 0.1 ? `1/${Math.round(1 / most)}` : String(most)
  if (times === undefined) return `≤ ${much} ${row.unit}${at}`
  const named = times === 'floor' ? row.floor : times === 'peer' ? row.peer : times
  return `≤ ${much} × ${named ?? times}${at}`
}
