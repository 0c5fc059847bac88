/** What an ordeal found: figures for the table, and a sentence for each promise that was not kept. */
export interface Findings {
  readonly figures: Readonly<Record<string, number | string>>
  readonly troubles: readonly string[]
}

/** One row of what Claimbench promises, put to the test. */
export interface Ordeal {
  /** What must hold. */
  readonly promise: string
  /** How many cases make the full size, and what one case is. */
  readonly size: number
  readonly unit: string
  /**
   * Same count and seed, same cases. `progress` is called as each case begins, with its number. `timed`: whether what
   * takes too long is trouble, as it is where this machine does nothing else meanwhile.
   */
  run(count: number, seed: number, progress: (number: number) => void, timed: boolean): Promise<Findings>
}

/** Keeps count of what went wrong; of each kind only the first few are told in full. */
export class Troubles {
  readonly told: string[] = []
  total = 0

  add(trouble: string): void {
    this.total++
    if (this.told.length < 20) this.told.push(trouble)
  }

  /** Runs one case; whatever it throws is trouble, with the case's name. */
  async in<T>(name: string, act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act()
    } catch (error) {
      this.add(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }
}

/** A whole number from 0 up to `limit`, which is not reached. */
export const below = (random: () => number, limit: number): number => Math.floor(random() * limit)

export const oneOf = <T>(random: () => number, choices: readonly T[]): T =>
  choices[below(random, choices.length)] as T
