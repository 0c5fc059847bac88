import type { WorkbenchEvent } from '#shared/api/events'
import type { Problem, Trouble } from '#shared/api/problem'
import { toldOf } from '#shared/api/told'
import type { Counts, UndoState } from '#shared/api/views'
import type { Change } from '#shared/model/change'
import type { Operation } from '#shared/operations/operation'

type What = Trouble['what']
/** The gravest first. */
const troubles: readonly What[] = ['writing', 'folding', 'snapshots']

interface Beside {
  readonly title: string
  readonly revision: number
  readonly version: number
  readonly counts: Counts
  readonly undo: UndoState
}

/** Tells the windows of one project what happens to it. */
export class Announcements {
  readonly #listeners = new Set<(event: WorkbenchEvent) => void>()
  /** What does not work at present: the windows know of the gravest, and hear when all of it works again. */
  readonly #troubles = new Map<What, Problem>()

  listen(listener: (event: WorkbenchEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  trouble(what: What, problem: Problem): void {
    this.#troubles.set(what, problem)
    this.#tellGravest()
  }

  /** What works now; with the last trouble gone the windows hear of it. */
  works(what: What): void {
    if (this.#troubles.delete(what)) this.#tellGravest()
  }

  /** A change that was refused is not to be hidden behind a fold that failed after it: the window has one line for both. */
  #tellGravest(): void {
    const { gravest } = this
    this.tell(gravest ? { type: 'trouble', ...gravest } : { type: 'recovered' })
  }

  /** What a window is told that comes later. */
  get gravest(): Trouble | null {
    const what = troubles.find(each => this.#troubles.has(each))
    const problem = what && this.#troubles.get(what)
    return problem ? { what, problem } : null
  }

  /** What an operation has changed, with what the windows show beside it. */
  changed({ id, by, at }: Operation, change: Change, { title, ...beside }: Beside): void {
    this.tell({ type: 'changed', told: toldOf(change), operation: { id, by, at, title }, ...beside })
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
