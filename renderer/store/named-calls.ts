import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { UnderWay } from '../widgets/under-way-part'
import { call } from './engine'
import { onEvent } from './start'
import { longWait } from './waiting'

type HowFar = UnderWay['under']

/** Calls that go by one name: how far they have come, once they take long, and giving all of them up. */
export class NamedCalls {
  readonly #task = crypto.randomUUID()
  readonly #listeners = new Set<() => void>()
  #running = 0
  #over = new AbortController()
  #heard: HowFar = { what: '', done: null }
  #isLong = false
  #leave: () => void = () => undefined

  /** Asks the engine under the name. Whoever asks for one thing after another heeds `givenUp`. */
  async ask<T>(ask: (task: string, givenUp: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running++ === 0) this.#begin()
    try {
      return await ask(this.#task, this.#over.signal)
    } finally {
      if (--this.#running === 0) this.#end()
    }
  }

  /** The same value until there is something else to be told; null while nothing takes long. */
  get under(): HowFar | null {
    return this.#isLong ? this.#heard : null
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Each call then answers. */
  readonly giveUp = (): void => {
    if (this.#running === 0) return
    this.#over.abort()
    // What is asked for from now on is not given up.
    this.#over = new AbortController()
    void call('tasks.cancel', { task: this.#task })
  }

  #begin(): void {
    this.#heard = { what: '', done: null }
    const deaf = onEvent(event => {
      if (event.type !== 'progress' || event.task !== this.#task) return
      this.#heard = { what: event.what, done: event.done }
      this.#tell()
    })
    const due = setTimeout(() => {
      this.#isLong = true
      this.#tell()
    }, longWait)
    this.#leave = () => {
      deaf()
      clearTimeout(due)
    }
  }

  #end(): void {
    this.#leave()
    this.#isLong = false
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Calls of one name for as long as `of` is the same: what is of another then, or not shown any more, is given up. */
export function useNamedCalls(of: string): NamedCalls {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they are calls of is the reason for others
  const calls = useMemo(() => new NamedCalls(), [of])
  useEffect(() => calls.giveUp, [calls])
  return calls
}

/** How far they have come, and giving them up; null while nothing takes long. */
export function useUnderWay(calls: NamedCalls | undefined): UnderWay | null {
  const under = useSyncExternalStore(calls?.subscribe ?? toNothing, () => calls?.under ?? null)
  return under && calls ? { under, giveUp: calls.giveUp } : null
}

const toNothing = () => () => undefined
