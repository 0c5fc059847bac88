import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { createStore, type StoreApi, type UseBoundStore } from 'zustand'

/*
 * State that is so at once for whoever asks, while the window may draw it after a frame that somebody waits for: a key
 * that picks a claim has most of the window drawn anew, which takes longer than the highlight that it is pressed for.
 */

/** Whoever draws what has changed, while that is held up; null while they are told at once. */
let untold: Set<() => void> | null = null

/** From now on the window draws nothing of such state, until `drawHeld`. */
export function holdDrawing(): void {
  untold ??= new Set()
}

/** Has what was held up drawn in this task, and from now on everything at once. */
export function drawHeld(): void {
  const draws = untold
  untold = null
  for (const draw of draws ?? []) draw()
}

/** The same, drawn when it returns: before what the analyst does next, which is meant for the window as it is now. */
export function drawHeldNow(): void {
  if (untold) flushSync(drawHeld)
}

/** State that the whole window draws. Who only wants to hear of it subscribes to it, and hears at once. */
export function createDrawn<State>(initial: () => State): UseBoundStore<StoreApi<State>> {
  const store = createStore(initial)
  const subscribe = (draw: () => void) => {
    const off = store.subscribe(() => (untold ? void untold.add(draw) : draw()))
    return () => {
      untold?.delete(draw)
      off()
    }
  }
  const use = <Part>(part: (state: State) => Part = (state: State) => state as unknown as Part) =>
    useSyncExternalStore(subscribe, () => part(store.getState()))
  return Object.assign(use, store)
}
