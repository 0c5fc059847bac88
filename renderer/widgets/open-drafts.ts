/** How each field that is on the page commits what is written in it. */
const open = new Set<() => void>()

/** Commits what is written in every field, as leaving it does. */
export const commitAll = () => {
  for (const commit of [...open]) commit()
}
const commitHidden = () => {
  if (document.visibilityState === 'hidden') commitAll()
}

/**
 * Has `commit` called when the page is reloaded, closed or hidden, for React unmounts nothing then; until the
 * returned function is called.
 */
export function keepOpen(commit: () => void): () => void {
  if (open.size === 0) {
    window.addEventListener('pagehide', commitAll)
    document.addEventListener('visibilitychange', commitHidden)
  }
  open.add(commit)
  return () => {
    open.delete(commit)
    if (open.size > 0) return
    window.removeEventListener('pagehide', commitAll)
    document.removeEventListener('visibilitychange', commitHidden)
  }
}
