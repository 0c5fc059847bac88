/** How each dialog over the window is closed, the topmost last. */
const open: (() => void)[] = []

/** Counts a dialog as open until the returned function is called: under one, the window's keys are silent. */
export function enterLayer(close: () => void): () => void {
  const entry = () => close()
  open.push(entry)
  return () => {
    open.splice(open.indexOf(entry), 1)
  }
}

/** Is there a dialog over the window? */
export function underLayer(): boolean {
  return open.length > 0
}

/** Closes the topmost dialog as Escape does. False where there is none. */
export function closeTopLayer(): boolean {
  const close = open.at(-1)
  close?.()
  return close !== undefined
}
