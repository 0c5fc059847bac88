/** What a row must come to. */
export interface Goal {
  /** At most so much of the row's unit; or, with `times`, so many times something else. */
  readonly most: number
  /** The row's floor, its peer, itself at the smallest scale that was measured, or another row by its name. */
  readonly times?: 'floor' | 'peer' | 'smallest scale' | (string & {})
  /** The scale that it is about: below that it is not judged. Left out: it is one at any. */
  readonly from?: number
}

/** One figure of a bench at one scale. */
export interface Row {
  readonly name: string
  readonly unit: string
  /** One figure of each round, in their order; the table shows the median. */
  readonly values: readonly number[]
  /** The row that says what cannot be beaten, by its name: a bare `<p>`, JSON.parse, `fdatasync`. */
  readonly floor?: string
  /** The row of the peer that this one stands beside, by its name. */
  readonly peer?: string
  readonly goals?: readonly Goal[]
  /**
   * Whether it is no cost of what there is more of, so that no exponent is fitted: every time and every size is one
   * unless this is false.
   */
  readonly grows?: boolean
  /**
   * Whether it is a peer’s: it gets its exponent, and how it grows is for others to mend. So it is for every row that
   * another names as its floor or its peer.
   */
  readonly theirs?: boolean
}

/** A row that there is no figure for, and why. */
export interface NotRun {
  readonly name: string
  readonly why: string
}

/** What a bench is asked for. */
export interface Asked {
  readonly scale: number
  readonly rounds: number
  /** All benches together are to be done in three minutes: what takes long is left out, and said to be. */
  readonly quick: boolean
  /** Whether no larger scale is asked for: what takes minutes and is no cost that grows is done at this one alone. */
  readonly largest: boolean
}

export interface Bench {
  readonly what: string
  /** What there is at 1×. */
  readonly unit: string
  /** What is counted: `processor time`, `until painted`. */
  readonly counted: string
  readonly scales: readonly number[]
  /** The scales of a quick run; the smallest where none are named. */
  readonly quickScales?: readonly number[]
  /** The rounds of a quick run, where three take too long. */
  readonly quickRounds?: number
  /** Peers are installed before it, or the app is built. */
  readonly needs?: readonly ('peers' | 'app')[]
  /** Every row at one scale: figures of so many rounds, in which the rows take turns (`interleaved`). */
  measure(asked: Asked): Promise<readonly (Row | NotRun)[]>
}

export interface Measured {
  readonly scale: number
  readonly rounds: number
  readonly rows: readonly Row[]
  readonly notRun: readonly NotRun[]
}
