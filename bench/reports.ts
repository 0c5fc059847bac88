import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured } from './bench'
import { type Judged, judged } from './judged'
import type { machine } from './machine'

/** What one bench measured, at each scale that was asked for. */
export interface Result {
  readonly bench: string
  readonly what: string
  readonly unit: string
  readonly measured: readonly Measured[]
  readonly judged: readonly Judged[]
}

/** What a run of benches came to, and on what it ran. */
export interface Report {
  readonly began: string
  readonly ended: string
  readonly quick: boolean
  readonly machine: ReturnType<typeof machine>
  /** How busy the machine was afterwards. */
  readonly after: readonly number[]
  readonly results: readonly Result[]
}

/** Keeps the report under the moment at which its run began, in the place of what was kept of that run before. Its file. */
export function keepReport(report: Report): string {
  const folder = join(process.cwd(), 'bench-results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${report.began.replaceAll(':', '-')}.json`)
  writeFileSync(file, JSON.stringify(report, null, 2))
  return file
}

/** What several runs measured, by bench, as if it had been one: of a scale that more than one has, the run that began last counts. */
export function mergedReports(files: readonly string[]): ReadonlyMap<string, readonly Measured[]> {
  const reports = files.map(file => JSON.parse(readFileSync(file, 'utf8')) as Report)
  reports.sort((a, b) => a.began.localeCompare(b.began))
  const merged = new Map<string, readonly Measured[]>()
  for (const { bench, measured } of reports.flatMap(({ results }) => results))
    merged.set(bench, withLater(merged.get(bench) ?? [], measured))
  return merged
}

export const resultOf = (
  bench: string,
  { what, unit }: { readonly what: string; readonly unit: string },
  measured: readonly Measured[],
): Result => ({ bench, what, unit, measured, judged: judged(measured) })

/** What failed takes no other run’s place. */
function withLater(before: readonly Measured[], after: readonly Measured[]): readonly Measured[] {
  const had = new Set(before.map(({ scale }) => scale))
  const later = after.filter(({ scale, rows }) => rows.length > 0 || !had.has(scale))
  const scales = new Set(later.map(({ scale }) => scale))
  return [...before.filter(({ scale }) => !scales.has(scale)), ...later].sort((a, b) => a.scale - b.scale)
}
