import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Stretch } from './course'

/** How long work may hold the event loop before it lets others have a turn, in milliseconds. */
const stretch = 8

/**
 * A function to be awaited between small parts of long work: it gives the event loop a turn when one is due. Where
 * somebody waits for the work it then says how much of it is done, from 0 to 1, and throws where it was given up.
 */
export function breather(course?: Stretch): (share?: number) => Promise<void> | undefined {
  let began = performance.now()
  return share => {
    if (performance.now() - began < stretch) return undefined
    course?.reached(share)
    return nextTurn().then(() => {
      began = performance.now()
    })
  }
}

/**
 * Carries out work that is done in small steps, and gives the event loop a turn when one is due. A step that is a number
 * says how much of it is done, from 0 to 1. Resolves with what came of it.
 */
export async function unhurried<T>(steps: Generator<unknown, T>, course?: Stretch): Promise<T> {
  const breathe = breather(course)
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      await breathe(typeof step.value === 'number' ? step.value : undefined)
    }
  } finally {
    // What it has begun it is to end, where it was given up.
    steps.return(undefined as never)
  }
}
