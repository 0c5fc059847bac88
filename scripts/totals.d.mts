export interface Step {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  readonly suite?: 'vitest' | 'playwright'
  readonly report?: unknown
}
export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly lines: readonly string[]
}
/** Adds up steps; one that failed without a failed test, or a suite in which nothing ran, counts as one failure. */
export function totals(steps: readonly Step[]): Totals
/** `N passed, N failed`, with `, N skipped` where there are any. */
export function totalLine(sum: Pick<Totals, 'passed' | 'failed' | 'skipped'>): string
