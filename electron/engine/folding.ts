import { done, type Problem, type Reply } from '#shared/api/problem'
import type { Announcements } from './announcements'
import type { Course } from './storage/course'
import type { OpenStore } from './storage/project-store'

/** How long nothing is done before the journal is folded, and before a fold that failed is tried again, in milliseconds. */
const whenQuiet = 3_000
const afterFailure = 30_000
/** Why a fold was refused where there will be no other: the windows know it from the project's head. */
const ended: ReadonlySet<Problem['code']> = new Set(['read-only', 'not-open'])

/** When the journal of an open project is folded: on save, and when nothing has been done for a while. */
export class Folding {
  readonly #store: OpenStore
  readonly #windows: Announcements
  readonly #onFolded: () => void
  #idle: ReturnType<typeof setTimeout> | undefined
  /** How long the last fold took, in milliseconds: what took long is done seldom. */
  #took = 0
  #stopped = false

  /** `onFolded` is called after each fold, while there may be others. */
  constructor(store: OpenStore, windows: Announcements, onFolded: () => void) {
    this.#store = store
    this.#windows = windows
    this.#onFolded = onFolded
  }

  /** Folds now, as the analyst asks. The windows hear of it where it fails, and where it works again. */
  async now(course?: Course): Promise<Reply<null>> {
    const folded = await this.#fold(course)
    if (folded.ok) this.#windows.works('writing')
    return folded.ok ? done(null) : folded
  }

  async #fold(course?: Course): Promise<Reply<boolean>> {
    clearTimeout(this.#idle)
    const began = performance.now()
    const folded = await this.#store.fold(course)
    this.#took = performance.now() - began
    if (folded.ok) {
      this.#windows.works('folding')
      // Where there was nothing to write, nothing is known of a disk that has just refused a change.
      if (folded.value) this.#windows.works('writing')
      if (!this.#stopped && this.#store.readOnly === null) this.#onFolded()
    } else if (folded.problem.code === 'cancelled') {
      this.whenIdle()
    } else if (!ended.has(folded.problem.code)) {
      this.#windows.trouble('folding', folded.problem)
      this.whenIdle(afterFailure)
    }
    return folded
  }

  /** Folds when nothing has asked for it again for as long, in milliseconds, and for longer where folds take long. */
  whenIdle(atLeast = whenQuiet): void {
    clearTimeout(this.#idle)
    if (this.#stopped) return
    this.#idle = setTimeout(() => void this.#fold(), Math.max(atLeast, this.#took * 20))
    this.#idle.unref()
  }

  /** From now on nothing is folded but on request. */
  stop(): void {
    this.#stopped = true
    clearTimeout(this.#idle)
  }
}
