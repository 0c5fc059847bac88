import { useEffect, useRef, useState } from 'react'
import type { DifferenceDetail } from '#shared/api/compare-views'
import type { Problem, Reply } from '#shared/api/problem'
import { call, useWorkbench } from '../store'

export interface ReadDetail<Detail> {
  readonly detail: Detail | null
  readonly problem: Problem | null
}

/**
 * One difference in full, read again after each change and whenever `question` is another; null asks nothing. The last
 * one stays until the next is here, so that nothing flickers.
 */
export function useDetail<Detail>(
  question: string | null,
  ask: () => Promise<Reply<Detail>>,
): ReadDetail<Detail> {
  const [read, setRead] = useState<ReadDetail<Detail>>({ detail: null, problem: null })
  const changes = useWorkbench(state => state.changes)
  const latest = useRef(ask)
  latest.current = ask
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to read again
  useEffect(() => {
    if (question === null) return setRead({ detail: null, problem: null })
    let late = false
    void latest.current().then(reply => {
      // What no longer differs goes from the list in a moment: until then it stays in view.
      if (late || (!reply.ok && reply.problem.code === 'missing')) return
      setRead(reply.ok ? { detail: reply.value, problem: null } : { detail: null, problem: reply.problem })
    })
    return () => {
      late = true
    }
  }, [question, changes])
  return read
}

/** One difference of a comparison in full. */
export function useDifference(comparison: string, key: string | null): ReadDetail<DifferenceDetail> {
  return useDetail(key && `${comparison} ${key}`, () =>
    call('comparisons.read', { comparison, key: key ?? '' }),
  )
}
