import { useCallback, useState } from 'react'

let last: HTMLElement | null = null
let atMain = false

/** To be called when what was done in a dialog has changed the view under it: the focus goes there, not back. */
export function returnToView(): void {
  atMain = true
}

/** Whether the keyboard stands nowhere in particular: a list that has just come may take it. */
export const handsAreFree = (): boolean =>
  document.activeElement === document.body || document.activeElement?.localName === 'main'

if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    // What floats is about to go, and is no place to return to; the button that a menu hangs from is.
    if (!target.closest('[data-radix-popper-content-wrapper]')) last = target
    else last = document.getElementById(target.getAttribute('aria-labelledby') ?? '') ?? last
  })

/**
 * For what opens over the window without a button of its own: where the focus was when it opened, and, for
 * `onCloseAutoFocus`, the way back there.
 */
export function useReturnFocus(): (event: Event) => void {
  const [place] = useState(() => last)
  return useCallback(
    event => {
      event.preventDefault()
      const toView = atMain
      atMain = false
      // Whoever has opened another dialog meanwhile is at work there: its words would be selected, and the next key take their place.
      if (document.activeElement?.closest('[role=dialog]')) return
      const home = place?.isConnected && !toView ? place : document.querySelector<HTMLElement>('main')
      home?.focus({ preventScroll: true })
    },
    [place],
  )
}
