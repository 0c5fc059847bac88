import { useEffect, useState } from 'react'
import type { CameAlong, ReviewDetail, ReviewHead } from '#shared/api/review-views'
import { call, useWorkbench } from '../../store'
import { type ReadDetail, useDetail } from '../use-difference'

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
