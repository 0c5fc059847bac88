import { breather } from './storage/breathing'
import type { TellProgress } from './storage/course'

export type { TellProgress } from './storage/course'

/**
 * Carries out work that is done in small steps, each of which says how much of all is done: gives others their turn and
 * tells how far it has come. Null where it was given up.
 */
export async function carriedOut<T>(
  steps: Generator<number, T>,
  what: string,
  signal: AbortSignal,
  tell: TellProgress,
): Promise<{ readonly value: T } | null> {
  const breathe = breather()
  let told = 0
  for (;;) {
    const step = steps.next()
    if (step.done) return { value: step.value }
    if (signal.aborted) return null
    const breath = breathe()
    if (!breath) continue
    if (step.value - told >= 0.02) {
      told = step.value
      tell(what, told)
    }
    await breath
  }
}

/** The calls of one window that may take long. Each can be given up by the name that its window gave it; all end with the window. */
export class Tasks {
  readonly #running = new Map<string, AbortController>()
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
    const own = new AbortController()
    if (task === undefined) return act(this.#all.signal, () => undefined, own.signal)
    this.#running.set(task, own)
    try {
      const either = AbortSignal.any([own.signal, this.#all.signal])
      return await act(either, (...told) => this.#tell(task, ...told), own.signal)
    } finally {
      if (this.#running.get(task) === own) this.#running.delete(task)
    }
  }

  /** Gives a task up. That there is none of the name is as good. */
  cancel(task: string): void {
    this.#running.get(task)?.abort()
  }

  end(): void {
    this.#all.abort()
  }
}
