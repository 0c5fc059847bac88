import { useEffect, useState } from 'react'
import type { DifferenceDetail } from '#shared/api/compare-views'
import type { Problem } from '#shared/api/problem'
import { call, useWorkbench } from '../store'

interface Read {
  readonly detail: DifferenceDetail | null
  readonly problem: Problem | null
}

/** One difference in full, read again after each change. The last one stays until the next is here, so that nothing flickers. */
export function useDifference(comparison: string, key: string | null): Read {
  const [read, setRead] = useState<Read>({ detail: null, problem: null })
  const changes = useWorkbench(state => state.changes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to read again
  useEffect(() => {
    if (key === null) return setRead({ detail: null, problem: null })
    let late = false
    void call('comparisons.read', { comparison, key }).then(reply => {
      // What no longer differs goes from the list in a moment: until then it stays in view.
      if (late || (!reply.ok && reply.problem.code === 'missing')) return
      setRead(reply.ok ? { detail: reply.value, problem: null } : { detail: null, problem: reply.problem })
    })
    return () => {
      late = true
    }
  }, [comparison, key, changes])
  return read
}
