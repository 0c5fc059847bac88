import type { Waiting } from './making'
import type { Stretch } from './storage/course'
import type { TellProgress } from './tasks'

/** Work that several wait for: each hears how far it has come, and it ends early where all of them have given it up. */
export class JointWork<T> {
  readonly #done: Promise<T | null>
  readonly #waiting = new Set<Waiting>()
  readonly #givenUp = new AbortController()
  #seenThrough = false

  /** `carry` resolves with null where its signal says that nobody waits any more. */
  constructor(carry: (signal: AbortSignal, tell: TellProgress) => Promise<T | null>) {
    this.#done = carry(this.#givenUp.signal, (...told) => {
      for (const { tell } of this.#waiting) tell(...told)
    })
  }

  /** Whether nothing will come of it. */
  get isGivenUp(): boolean {
    return this.#givenUp.signal.aborted
  }

  /** What comes of it, for one who cannot give it up. */
  async seenThrough(): Promise<T> {
    this.#seenThrough = true
    return (await this.#done) as T
  }

  /** The same for one who can; null where they have. */
  async waitedFor(waiting: Waiting): Promise<T | null> {
    const { signal } = waiting
    let leave: () => void = () => undefined
    const left = new Promise<null>(resolve => {
      leave = () => resolve(null)
    })
    signal.addEventListener('abort', leave)
    if (signal.aborted) leave()
    this.#waiting.add(waiting)
    try {
      return await Promise.race([left, this.#done])
    } finally {
      signal.removeEventListener('abort', leave)
      this.#waiting.delete(waiting)
      // Once it is done that is of no consequence.
      if (signal.aborted && this.#waiting.size === 0 && !this.#seenThrough) this.#givenUp.abort()
    }
  }
}

/** What comes of it, for one who hears of it as of a part of longer work, and gives it up with that: then as that throws. */
export async function alongWith<T>(course: Stretch, work: JointWork<T>): Promise<T> {
  const left = new AbortController()
  const tell = (_what: string, share: number) => {
    try {
      course.reached(share)
    } catch (error) {
      left.abort(error)
    }
  }
  const made = await work.waitedFor({ signal: left.signal, tell })
  if (made === null) throw left.signal.reason
  return made
}
