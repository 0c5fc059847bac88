import type { WorkbenchEvent } from '#shared/api/events'
import type { Problem } from '#shared/api/problem'

/** What can fail to work for a while, the gravest first. */
const troubles = ['writing', 'folding', 'snapshots'] as const
export type Trouble = (typeof troubles)[number]

/** Tells the windows of one project what happens to it. */
export class Announcements {
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  /** What does not work at present: the windows know of the gravest, and hear when all of it works again. */
  readonly #troubles = new Map<Trouble, Problem>()

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  trouble(what: Trouble, problem: Problem): void {
    this.#troubles.set(what, problem)
    this.#tellGravest()
  }

  /** What works now; with the last trouble gone the windows hear of it. */
  works(what: Trouble): void {
    if (this.#troubles.delete(what)) this.#tellGravest()
  }

  /** A change that was refused is not to be hidden behind a fold that failed after it: the window has one line for both. */
  #tellGravest(): void {
    const gravest = troubles.find(what => this.#troubles.has(what))
    const problem = gravest && this.#troubles.get(gravest)
    this.tell(problem ? { type: 'trouble', problem } : { type: 'recovered' })
  }

  /** A listener that throws is a defect of its own: the others hear, and what was applied is written down all the same. */
  tell(event: WorkbenchEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event)
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
}
