import { breather } from './storage/breathing'
import type { TellProgress } from './storage/course'

export type { TellProgress } from './storage/course'

/**
 * Carries out work that is done in small steps, each of which says how much of all is done, where that is known: gives
 * others their turn and tells how far it has come. Null where it was given up.
 */
export async function carriedOut<T>(
  steps: Generator<unknown, T>,
  what: string,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<{ readonly value: T } | null> {
  const breathe = breather()
  let told = 0
  for (;;) {
    const step = steps.next()
    if (step.done) return { value: step.value }
    if (signal.aborted) {
      // What it has begun it is to end.
      steps.return(undefined as never)
      return null
    }
    const breath = breathe()
    if (!breath) continue
    if (typeof step.value === 'number' && step.value - told >= 0.02) {
      told = step.value
      tell(what, told)
    }
    await breath
  }
}

/**
 * What gives a call up: that the analyst asked for it, and that or the end of its window. Two, and no `AbortSignal.any`: a
 * signal made of one that lives as long as the window is kept as long, and what listens to it with it.
 */
interface Running {
  readonly asked: AbortController
  readonly either: AbortController
}

/**
 * The calls of one window that may take long. Each can be given up by the name that its window gave it, together with
 * all others of that name; all end with the window.
 */
export class Tasks {
  readonly #running = new Map<string, Set<Running>>()
  readonly #all = new AbortController()
  readonly #tell: (task: string, ...told: Parameters<TellProgress>) => void

  constructor(tell: (task: string, ...told: Parameters<TellProgress>) => void) {
    this.#tell = tell
  }

  /**
   * Runs `act`, which heeds the signal. One without a name can only end with the window, and tells nobody. What is to go
   * on when the window has gone heeds `asked`: that the analyst gave it up.
   */
  async run<T>(
    task: string | undefined,
    act: (signal: AbortSignal, tell: TellProgress, asked: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const running = { asked: new AbortController(), either: new AbortController() }
    const { asked, either } = running
    if (task === undefined) return act(this.#all.signal, () => undefined, asked.signal)
    const ofTheName = this.#running.get(task) ?? new Set()
    this.#running.set(task, ofTheName.add(running))
    if (this.#all.signal.aborted) either.abort()
    try {
      return await act(either.signal, (...told) => this.#tell(task, ...told), asked.signal)
    } finally {
      ofTheName.delete(running)
      if (ofTheName.size === 0) this.#running.delete(task)
    }
  }

  /** Gives up all that go by the name. That there is none is as good. */
  cancel(task: string): void {
    for (const { asked, either } of this.#running.get(task) ?? []) {
      asked.abort()
      either.abort()
    }
  }

  end(): void {
    this.#all.abort()
    for (const running of this.#running.values()) for (const { either } of running) either.abort()
  }
}
