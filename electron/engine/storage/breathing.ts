import { setImmediate as nextTurn } from 'node:timers/promises'

/** How long work may hold the event loop before it lets others have a turn, in milliseconds. */
const stretch = 8

/** A function to be awaited between small parts of long work: it gives the event loop a turn when one is due. */
export function breather(): () => Promise<void> | undefined {
  let began = performance.now()
  return () => {
    if (performance.now() - began < stretch) return undefined
    return nextTurn().then(() => {
      began = performance.now()
    })
  }
}

/** Carries out work that is done in small steps, and gives the event loop a turn when one is due. Resolves with what came of it. */
export async function unhurried<T>(steps: Generator<unknown, T>): Promise<T> {
  const breathe = breather()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await breathe()
  }
}
