import { useEffect, useState } from 'react'
import type { CameAlong, ReviewDetail, ReviewHead, ReviewRow } from '#shared/api/review-views'
import { call, useWorkbench } from '../../store'
import { useCancelled } from '../../store/cancelled-question'
import { type ReadDetail, useDetail } from '../use-difference'
import type { Counting } from './progress-part'

/** How many are left of the kind of this one, itself included; null until it is known, or where it is decided by itself. */
export function useAlikeCount(
  head: ReviewHead,
  row: ReviewRow,
  { calls, tries }: Pick<Counting, 'calls' | 'tries'>,
): number | null {
  const [found, setFound] = useState<{ key: string; count: number } | null>(null)
  const changes = useWorkbench(state => state.changes)
  const cancelled = useCancelled()
  const asked = row.standing === 'theirs' ? row.key : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    const question = `${head.id} ${asked} ${tries}`
    if (asked === null || cancelled.isIt(question)) return
    let late = false
    void calls
      .ask(task => call('review.alike', { review: head.id, key: asked, task }))
      .then(reply => {
        cancelled.note(question, reply.ok ? null : reply.problem)
        if (!late && reply.ok) setFound({ key: asked, count: reply.value.count })
      })
    return () => {
      late = true
    }
  }, [head.id, asked, changes, calls, tries])
  return asked !== null && found?.key === asked ? found.count : null
}

/** One difference of the review in full. */
export function useReviewDetail(head: ReviewHead, key: string | null): ReadDetail<ReviewDetail> {
  return useDetail(key && `${head.id} ${key}`, () => call('review.read', { review: head.id, key: key ?? '' }))
}

const none: readonly CameAlong[] = []

/** What taking a whole record would bring along; a field brings nothing that is worth asking for beforehand. */
export function useComingAlong(head: ReviewHead, detail: ReviewDetail | null): readonly CameAlong[] {
  const [found, setFound] = useState<{ key: string; along: readonly CameAlong[] }>({ key: '', along: none })
  const changes = useWorkbench(state => state.changes)
  const asked = detail && detail.field === null && detail.verdicts.includes('theirs') ? detail.row.key : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to ask again
  useEffect(() => {
    if (asked === null) return
    let late = false
    void call('review.preview', { review: head.id, keys: [asked], verdict: 'theirs' }).then(reply => {
      if (!late) setFound({ key: asked, along: reply.ok ? reply.value.cameAlong : none })
    })
    return () => {
      late = true
    }
  }, [head.id, asked, changes])
  return asked !== null && found.key === asked ? found.along : none
}
