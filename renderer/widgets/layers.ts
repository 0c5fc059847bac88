let open = 0

/** Counts a dialog as open until the returned function is called: under one, the window's keys are silent. */
export function enterLayer(): () => void {
  open++
  return () => {
    open--
  }
}

/** Is there a dialog over the window? */
export function underLayer(): boolean {
  return open > 0
}
