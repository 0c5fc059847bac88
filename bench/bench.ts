/** One figure of a bench at one scale. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Whether it is a cost that grows with the scale. */
  readonly grows: boolean
  /** What it must not pass, in words. */
  readonly limit?: string
}

export interface Measured {
  readonly scale: number
  readonly rows: readonly Row[]
}

export interface Bench {
  readonly what: string
  /** What there is at 1×. */
  readonly unit: string
  readonly scales: readonly number[]
  /** Every row at one scale, each a median of so many rounds, in which the rows take turns. */
  measure(scale: number, rounds: number): Promise<readonly Row[]>
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low, high] = [sorted[middle - 1] ?? Number.NaN, sorted[middle] ?? Number.NaN]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** The exponent of the power of the scale that the costs grow with, fitted over all scales. */
export function exponentOf(costs: readonly (readonly [scale: number, cost: number])[]): number {
  const points = costs.map(([scale, cost]) => [Math.log(scale), Math.log(cost)] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const covariance = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0)
  return covariance / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0)
}

/** The time that the processor has spent on this process so far, in milliseconds: what else runs here does not count. */
export function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/**
 * What `act` gave, the processor time that it took, and the most that was spent without letting others have a turn, in
 * milliseconds.
 */
export async function watched<T>(
  act: () => Promise<T>,
): Promise<{ readonly value: T; readonly took: number; readonly longestBlock: number }> {
  let longestBlock = 0
  let last = spent()
  let over = false
  const note = () => {
    const now = spent()
    longestBlock = Math.max(longestBlock, now - last)
    last = now
  }
  const tick = () => {
    note()
    if (!over) setImmediate(tick)
  }
  setImmediate(tick)
  const began = last
  const value = await act()
  note()
  over = true
  return { value, took: last - began, longestBlock }
}
