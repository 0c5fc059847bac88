import { comparing } from '#shared/compare/compare-projects'
import { type Difference, differenceOf, differences, placeOf } from '#shared/compare/differences'
import type { Source } from '#shared/compare/patch-for'
import type { IdOf, TableName } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import { doneSince, isNow, type Mark, markOf } from '../mark'
import type { OpenProject } from '../open-project'
import type { EarlierState } from './earlier-state'
import { keysTouchedBy, noteTouched, sharedLength, type Touched } from './touched'

/** What has been found up to a place in the project's history. */
interface Known {
  readonly found: Map<string, Difference>
  readonly touched: Touched
  seen: Mark
}

/** How much of comparing everything it is to compare the records; the rest is to look at what came of it. */
const comparedShare = 0.8

/** The records that differ between an earlier state and an open project, and who touched them, in steps that others can come between. */
export class Differing {
  readonly #open: OpenProject
  readonly #earlier: EarlierState
  readonly #source: Source
  #known: Known | null = null

  constructor(open: OpenProject, earlier: EarlierState, source: Source) {
    this.#open = open
    this.#earlier = earlier
    this.#source = source
  }

  get found(): ReadonlyMap<string, Difference> {
    return this.#known?.found ?? new Map()
  }

  get touched(): Touched {
    return this.#known?.touched ?? new Map()
  }

  /** The same value until the project changes. */
  get seen(): unknown {
    return this.#known?.seen
  }

  get isCurrent(): boolean {
    return this.#known !== null && isNow(this.#known.seen, this.#open)
  }

  /** How a record differs now, whatever has been found. */
  at(key: string): Difference | undefined {
    const { table, id } = placeOf(key)
    const [from, to] = [this.#source, this.#open.project].map(state =>
      state.get(table, id as IdOf<TableName>),
    )
    const difference = differenceOf(table, id, from, to)
    return difference && isShown(difference) ? difference : undefined
  }

  /**
   * Takes into account what has been done since: only the records that were touched are looked at, and all where something
   * was taken back: what that had touched is no longer known. A step says how much is done, from 0 to 1, where that is known. Others may go on
   * meanwhile, and catch up too.
   */
  *catchingUp(): Generator<number | undefined, void> {
    while (!this.isCurrent) {
      const since = this.#known && doneSince(this.#known.seen, this.#open)
      if (this.#known && since) yield* this.#takingIn(this.#known, since)
      else yield* this.#comparingAnew()
    }
  }

  *#takingIn(known: Known, since: readonly HistoryEntry[]): Generator<number, void> {
    const [before, now] = [known.seen, markOf(this.#open)]
    for (const entry of since) {
      noteTouched(known.touched, entry)
      for (const key of keysTouchedBy(entry)) {
        const difference = this.at(key)
        if (difference) known.found.set(key, difference)
        else known.found.delete(key)
        yield 0
      }
    }
    // Who caught up beside this may have come further.
    if (known.seen === before) known.seen = now
  }

  *#comparingAnew(): Generator<number | undefined, void> {
    const entries = [...this.#open.book.entries]
    const seen = markOf(this.#open)
    // Its first step is in this turn: what is compared is what this history has made.
    const now = yield* this.#open.project.snapshotInSteps()
    const work = comparing(this.#earlier.project, now)
    let step = work.next()
    for (; !step.done; step = work.next()) yield step.value * comparedShare
    const found = new Map<string, Difference>()
    for (const difference of differences(step.value)) {
      if (isShown(difference)) found.set(difference.key, difference)
      yield comparedShare
    }
    const touched: Touched = new Map()
    const shared = sharedLength(entries, this.#earlier.history)
    for (const side of [this.#earlier.history, entries])
      for (const entry of side.slice(shared)) {
        noteTouched(touched, entry)
        yield comparedShare
      }
    this.#known = { found, touched, seen }
  }
}

/** Another project is another one: that is no difference to be put back. Nor is it one that somebody has joined. */
function isShown({ table, kind }: Difference): boolean {
  return kind === 'changed' || (table !== 'info' && !(table === 'annotators' && kind === 'added'))
}
