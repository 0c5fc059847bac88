import { retold } from '#shared/model/steps-told'
import type { TellProgress } from '../tasks'

/** How much more has to be done before it is told again. */
const worthTelling = 0.02

/**
 * Work that is begun again and again, in steps: whoever waits hears how far it has come, as the steps say themselves or
 * else by how many of them it took the last time.
 */
export class ToldWork {
  readonly #what: string
  readonly #hearing = new Set<TellProgress>()
  #steps = 1

  /** `what` is being done, in words. */
  constructor(what: string) {
    this.#what = what
  }

  /** What `wait` comes to; meanwhile `tell` hears. */
  async heardBy<T>(tell: TellProgress, wait: () => Promise<T>): Promise<T> {
    this.#hearing.add(tell)
    try {
      return await wait()
    } finally {
      this.#hearing.delete(tell)
    }
  }

  /** Begins it: each step says how much of it is done, as it knows itself or else by their number. */
  *begun<T>(steps: Generator<unknown, T>): Generator<number, T> {
    let taken = 0
    const before = this.#steps
    const value = yield* retold(steps, step => {
      taken++
      return typeof step === 'number' ? step : Math.min(1, taken / before)
    })
    this.#steps = Math.max(1, taken)
    return value
  }

  /** Tells those who wait; gives how much has been told. */
  reached(done: number, told: number): number {
    if (done - told < worthTelling) return told
    for (const tell of this.#hearing) tell(this.#what, done)
    return done
  }
}
