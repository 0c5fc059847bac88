import { type ComponentType, useEffect, useLayoutEffect, useReducer } from 'react'
import { toast } from './toast'

/** Parts that have not been asked for yet, in the order in which they were named. */
const waiting: (() => Promise<unknown>)[] = []

/**
 * A part of the window whose program is loaded when it is first shown, or before, when the window has nothing else to
 * do. Until it is there nothing stands in its place. `name` is what a message calls it.
 * `leadKeys` gives it the keyboard before it is there, until the function that is answered is called.
 */
export function later<P extends object>(
  name: string,
  load: () => Promise<ComponentType<P>>,
  leadKeys?: () => () => void,
): ComponentType<P> {
  let Part: ComponentType<P> | undefined
  const fetch = async () => {
    Part ??= await load()
  }
  loadWhenIdle(fetch)
  return function Later(props: P) {
    const [, arrived] = useReducer((count: number) => count + 1, 0)
    const missing = Part === undefined
    // It is given the keyboard once: until it has taken that, or is not wanted any more.
    useLayoutEffect(() => (Part ? undefined : leadKeys?.()), [])
    useEffect(() => {
      // It may have come since this was drawn: only drawing again shows it.
      if (missing) fetch().then(arrived, () => toast({ kind: 'bad', text: couldNot(name) }))
    }, [missing])
    return Part ? <Part {...props} /> : null
  }
}

const couldNot = (name: string) =>
  `${name} could not be loaded: Claimbench’s engine does not answer. What the window showed as saved is on disk.`

/** Has `load` run when the window is idle, after what was named before. */
export function loadWhenIdle(load: () => Promise<unknown>): void {
  waiting.push(load)
}

/** Begins to load what has been left for later, one after the other, whenever the window has nothing else to do. */
export function loadTheRest(): void {
  const next = waiting.shift()
  // What cannot be loaded now is tried again when it is asked for, and says so then.
  if (next) requestIdleCallback(() => void next().then(loadTheRest, loadTheRest))
}
