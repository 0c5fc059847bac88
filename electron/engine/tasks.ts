import { breather } from './storage/breathing'

/** Tells how far a task has come: what is being done, in words, and how much of all of it is done, from 0 to 1. */
export type TellProgress = (what: string, done: number) => void

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
  readonly #tell: (task: string, what: string, done: number) => void

  constructor(tell: (task: string, what: string, done: number) => void) {
    this.#tell = tell
  }

  /** Runs `act`, which heeds the signal. One without a name can only end with the window, and tells nobody. */
  async run<T>(
    task: string | undefined,
    act: (signal: AbortSignal, tell: TellProgress) => Promise<T>,
  ): Promise<T> {
    if (task === undefined) return act(this.#all.signal, () => undefined)
    const own = new AbortController()
    this.#running.set(task, own)
    try {
      return await act(AbortSignal.any([own.signal, this.#all.signal]), (what, done) =>
        this.#tell(task, what, done),
      )
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
