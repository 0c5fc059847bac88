import { useEffect, useReducer, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { ReviewHead, ReviewRow } from '#shared/api/review-views'
import { call, useWorkbench } from '../../store'
import { useCancelled } from '../../store/cancelled-question'
import type { Failure } from '../../widgets'
import type { Counting } from './progress-part'

export interface AlikeCount {
  /** Null until it is known, where it could not be counted, and where the difference is decided by itself. */
  readonly count: number | null
  readonly failure: Failure | null
}

interface Counted {
  readonly question: string
  readonly count: number | null
  readonly problem: Problem | null
}

/** How many are left of the kind of this one, itself included, counted anew after each change. */
export function useAlikeCount(
  head: Pick<ReviewHead, 'id'>,
  row: Pick<ReviewRow, 'key' | 'standing'>,
  { calls, tries }: Pick<Counting, 'calls' | 'tries'>,
): AlikeCount {
  const [read, setRead] = useState<Counted | null>(null)
  const [times, again] = useReducer((asked: number) => asked + 1, 0)
  const changes = useWorkbench(state => state.changes)
  const cancelled = useCancelled()
  const asked = row.standing === 'theirs' ? row.key : null
  const question = `${head.id} ${asked} ${tries} ${times}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    // Told to it also where there is nothing to count: what is decided, and opened again, is counted anew.
    if (cancelled.isIt(question)) return
    if (asked === null) return setRead(null)
    let late = false
    void calls
      .ask(task => call('review.alike', { review: head.id, key: asked, task }))
      .then(reply => {
        const problem = reply.ok ? null : reply.problem
        if (!cancelled.note(question, problem) && late) return
        setRead({ question, count: reply.ok ? reply.value.count : null, problem })
      })
    return () => {
      late = true
    }
  }, [question, changes, calls])
  if (read?.question !== question) return { count: null, failure: null }
  const { count, problem } = read
  // What has gone by a change is about to leave the list.
  return { count, failure: problem && problem.code !== 'missing' ? { problem, again } : null }
}
