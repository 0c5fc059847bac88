import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { FolderView } from '#shared/api/views'
import { call } from '../../store'

/** Where the last dialog of this window was left. */
let lastFolder: string | null = null

/** The folder in sight, where it was before, and what kept another from being shown. */
export interface Browsing {
  readonly view: FolderView | null
  readonly problem: Problem | null
  readonly go: (folder: string | null) => void
  readonly back: () => void
  readonly canGoBack: boolean
  /** Makes a folder here and goes into it. The reason where it cannot be. */
  readonly makeFolder: (name: string) => Promise<string | null>
}

export function useFolder(begin: string | null, extensions: readonly string[]): Browsing {
  const [view, setView] = useState<FolderView | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [trail, setTrail] = useState<readonly string[]>([])
  const turn = useRef(0)
  const wanted = extensions.join()

  const show = useCallback(
    async (folder: string | null, remember: string | null): Promise<boolean> => {
      const own = ++turn.current
      const reply = await call('files.browse', { folder, extensions: wanted ? wanted.split(',') : [] })
      if (own !== turn.current) return false
      if (!reply.ok) {
        setProblem(reply.problem)
        return false
      }
      lastFolder = reply.value.folder
      setProblem(null)
      setView(reply.value)
      if (remember !== null && remember !== reply.value.folder) setTrail(past => [...past, remember])
      return true
    },
    [wanted],
  )

  const here = useRef<string | null>(null)
  here.current = view?.folder ?? null
  useEffect(() => {
    void (async () => {
      // The place where a dialog begins may be gone; home is always there.
      if (!(await show(here.current ?? begin ?? lastFolder, null))) await show(null, null)
    })()
  }, [begin, show])

  return {
    view,
    problem,
    go: folder => void show(folder, here.current),
    back: () => {
      if (problem) {
        // What could not be shown was never gone to.
        setProblem(null)
        return
      }
      const last = trail.at(-1)
      if (last === undefined) return
      setTrail(past => past.slice(0, -1))
      void show(last, null)
    },
    canGoBack: trail.length > 0 || problem !== null,
    makeFolder: async name => {
      const folder = here.current
      if (folder === null) return 'There is no folder to make it in.'
      const reply = await call('files.makeFolder', { folder, name })
      if (!reply.ok) return reply.problem.message
      await show(reply.value.folder, folder)
      return null
    },
  }
}
