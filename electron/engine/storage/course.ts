import { failed } from '#shared/api/problem'
import { ProblemError } from './problem-error'

/**
 * Tells how far a task has come: what is being done, in words, and how much of all of it is done, from 0 to 1. `giveUp`
 * is what giving it up is called where that is not to cancel it.
 */
export type TellProgress = (what: string, done: number, giveUp?: string) => void

/** How much more has to be done before it is told again. */
const worthTelling = 0.01

/** Something that is done within a piece of long work, and says how much of it is done, from 0 to 1. */
export interface Stretch {
  reached(share?: number): void
}

/**
 * How far a piece of long work has come, for whoever waits for it. It goes part by part; where it has been given up, the
 * next word about it throws, so that the work ends there and whoever began it cleans up as after any failure.
 */
export class Course implements Stretch {
  readonly #signal: AbortSignal
  readonly #tell: TellProgress
  readonly #from: number
  readonly #span: number
  #what = ''
  #begins: number
  #ends: number
  #told = -1

  /** `from` and `to` say which share of all this is, from 0 to 1. */
  constructor(signal: AbortSignal, tell: TellProgress = () => undefined, from = 0, to = 1) {
    this.#signal = signal
    this.#tell = tell
    this.#span = to - from
    this.#begins = from
    this.#ends = from
    this.#from = from
  }

  get givenUp(): boolean {
    return this.#signal.aborted
  }

  /** Begins the next part, after which so much of this is done. */
  part(what: string, until: number): void {
    this.#begins = this.#ends
    this.#ends = this.#from + until * this.#span
    if (what !== this.#what) this.#told = -1
    this.#what = what
    this.reached(0)
  }

  /** The next part as a course of its own, with parts of its own, after which so much of this is done. */
  within(until: number): Course {
    const to = this.#from + until * this.#span
    const course = new Course(this.#signal, this.#tell, this.#ends, to)
    this.#ends = to
    return course
  }

  /**
   * The next part for what is told by whom it is waited for, and not by a course: after it so much of this is done. What is
   * said of it goes from 0 to 1, and stands still where they begin again.
   */
  handedOn(until: number): { readonly signal: AbortSignal; readonly tell: TellProgress } {
    const from = this.#ends
    const to = this.#from + until * this.#span
    this.#ends = to
    let most = 0
    const tell: TellProgress = (what, done, giveUp) => {
      most = Math.max(most, done)
      this.#tell(what, from + most * (to - from), giveUp)
    }
    return { signal: this.#signal, tell }
  }

  /** A stretch of the present part, from one share of it to another. */
  stretch(from: number, to: number): Stretch {
    return { reached: share => this.reached(share === undefined ? share : from + share * (to - from)) }
  }

  /** So much of the present part is done; not known where it is not given. */
  reached(share?: number): void {
    if (this.#signal.aborted)
      throw new ProblemError(failed('cancelled', 'It was cancelled. Nothing has been changed.').problem)
    if (share === undefined) return
    const done = this.#begins + Math.min(1, share) * (this.#ends - this.#begins)
    if (this.#told >= 0 && done - this.#told < worthTelling) return
    this.#told = done
    this.#tell(this.#what, done)
  }
}
