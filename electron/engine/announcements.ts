import type { WorkbenchEvent } from '#shared/api/events'
import type { Problem } from '#shared/api/problem'

/** What can fail to work for a while. */
export type Trouble = 'writing' | 'folding' | 'snapshots'

/** Tells the windows of one project what happens to it. */
export class Announcements {
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  /** What does not work at present: the windows have been told, and are told when all of it does again. */
  readonly #troubles = new Set<Trouble>()

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  trouble(what: Trouble, problem: Problem): void {
    this.#troubles.add(what)
    this.tell({ type: 'trouble', problem })
  }

  /** What works now; with the last trouble gone the windows hear of it. */
  works(...what: readonly Trouble[]): void {
    if (this.#troubles.size === 0) return
    for (const each of what) this.#troubles.delete(each)
    if (this.#troubles.size === 0) this.tell({ type: 'recovered' })
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
