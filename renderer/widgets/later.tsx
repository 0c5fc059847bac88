import { type ComponentType, useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import { Banner } from './banner'
import { Button } from './button'
import { Dialog } from './dialog'
import { toast } from './toast'

/** Parts that have not been asked for yet, in the order in which they were named. */
const waiting: (() => Promise<unknown>)[] = []

/** A part that stands over the window, and has the keyboard. */
interface OverWindow<P> {
  /** Gives it the keyboard before it is there, until the function that is answered is called. */
  readonly leadKeys: () => () => void
  /** Asks for it no longer, where it cannot be loaded. */
  readonly close: (props: P) => void
}

/**
 * A part of the window whose program is loaded when it is first shown, or before, when the window has nothing else to
 * do. Until it is there nothing stands in its place; where it cannot be loaded, a message says so, or, over the window, a
 * dialog that can be closed. `name` is what it is called there.
 */
export function later<P extends object>(
  name: string,
  load: () => Promise<ComponentType<P>>,
  over?: OverWindow<P>,
): ComponentType<P> {
  let Part: ComponentType<P> | undefined
  const fetch = async () => {
    Part ??= await load()
  }
  loadWhenIdle(fetch)
  return function Later(props: P) {
    const [, arrived] = useReducer((count: number) => count + 1, 0)
    const [failed, fail] = useReducer(() => true, false)
    const [tries, tryAgain] = useReducer((count: number) => count + 1, 0)
    const stopLeading = useRef<() => void>(undefined)
    const missing = Part === undefined
    // It is given the keyboard once: until it has taken that, or is not wanted any more.
    useLayoutEffect(() => {
      if (!Part) stopLeading.current = over?.leadKeys()
      return stopLeading.current
    }, [])
    // biome-ignore lint/correctness/useExhaustiveDependencies: another try is a reason to load it again
    useEffect(() => {
      if (!missing) return
      // It may have come since this was drawn: only drawing again shows it.
      fetch().then(arrived, () => {
        stopLeading.current?.()
        if (over) fail()
        else toast({ kind: 'bad', text: couldNot(name) })
      })
    }, [missing, tries])
    if (Part) return <Part {...props} />
    if (!failed || !over) return null
    return <NotLoaded name={name} onAgain={tryAgain} onClose={() => over.close(props)} />
  }
}

/** Stands over the window in place of what could not be loaded. */
function NotLoaded({ name, onAgain, onClose }: { name: string; onAgain: () => void; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} size="small" title={name}>
      <Banner
        kind="bad"
        action={
          <Button small onClick={onAgain}>
            Try again
          </Button>
        }
      >
        {couldNot(name)}
      </Banner>
    </Dialog>
  )
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
