import {
  type ComponentType,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useReducer,
  useRef,
  useState,
} from 'react'
import { Banner } from './banner'
import { Button } from './button'
import { Dialog } from './dialog'
import { toast } from './toast'
import { wholePart } from './whole-part'

/** Parts that have not been asked for yet, in the order in which they were named. */
const waiting: (() => Promise<unknown>)[] = []

/** A part that has the keyboard. */
interface WithKeys {
  /** Gives it the keyboard before it is there, until the function that is answered is called. */
  readonly leadKeys: () => () => void
}

/** One that stands over the window. */
interface OverWindow<P> extends WithKeys {
  /** Asks for it no longer, where it cannot be loaded. */
  readonly close: (props: P) => void
}

/** One that stands in the window. */
interface InWindow<P> extends WithKeys {
  /** What stands in its place until it is there. */
  readonly coming: ReactNode
  /** The part, where it has been loaded otherwise. */
  readonly here: () => ComponentType<P> | undefined
}

/**
 * A part of the window whose program is loaded when it is first shown, or before, when the window has nothing else to
 * do. Until it is there nothing stands in its place, or what is `coming`; where it cannot be loaded, a message says so,
 * or where it has the keyboard, a banner in its place or a dialog that can be closed, from which it can be tried again: that
 * it is trying is to be seen, and how often it failed.
 * `name` is what it is called there.
 */
export function later<P extends object>(
  name: string,
  load: () => Promise<ComponentType<P>>,
  place?: OverWindow<P> | InWindow<P>,
): ComponentType<P> {
  let Part: ComponentType<P> | undefined
  const coming = place && 'coming' in place ? place.coming : null
  const here = () => Part ?? (place && 'here' in place ? place.here() : undefined)
  const fetch = async () => {
    Part ??= await wholePart(load)
  }
  loadWhenIdle(fetch)
  return function Later(props: P) {
    const [, arrived] = useReducer((count: number) => count + 1, 0)
    const [failures, setFailures] = useState(0)
    const [tries, tryAgain] = useReducer((count: number) => count + 1, 0)
    const stopLeading = useRef<() => void>(undefined)
    const Here = here()
    const missing = Here === undefined
    // It is given the keyboard once: until it has taken that, or is not wanted any more.
    useLayoutEffect(() => {
      if (!here()) stopLeading.current = place?.leadKeys()
      return stopLeading.current
    }, [])
    useEffect(() => {
      if (!missing) return
      // It may have come since this was drawn: only drawing again shows it.
      fetch().then(arrived, () => {
        stopLeading.current?.()
        if (place) setFailures(tries + 1)
        else toast({ kind: 'bad', text: couldNot(name) })
      })
    }, [missing, tries])
    if (Here) return <Here {...props} />
    if (failures === 0 || !place) return coming
    const notLoaded = (
      <NotLoaded name={name} failures={failures} isTrying={failures <= tries} onAgain={tryAgain} />
    )
    if ('coming' in place) return notLoaded
    return (
      <Dialog open onClose={() => place.close(props)} size="small" title={name}>
        {notLoaded}
      </Dialog>
    )
  }
}

interface NotLoadedProps {
  name: string
  /** How often that was tried. */
  failures: number
  /** It is tried once more. */
  isTrying: boolean
  onAgain: () => void
}

/** Stands in place of what could not be loaded. */
function NotLoaded({ name, failures, isTrying, onAgain }: NotLoadedProps) {
  return (
    <Banner
      kind="bad"
      action={
        <Button small busy={isTrying} onClick={onAgain}>
          Try again
        </Button>
      }
    >
      {couldNot(name)}
      {failures > 1 && ` It was tried ${failures} times.`}
    </Banner>
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
