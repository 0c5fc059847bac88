import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import { useCommands } from '../shell/commands'
import { takeReviewRequest, useReviewRequest } from '../shell/project/review-request'
import { useNamedCalls, useUnderWay, useWorkbench } from '../store'
import { NotRead, UnderWayPart } from '../widgets'
import { askForFiles, trySample } from './reviewing/asking'
import { NoReview } from './reviewing/no-review'
import { Opening } from './reviewing/opening'
import { openReview, resumeReview, review } from './reviewing/review'
import styles from './reviewing/review.module.css'
import { ReviewedDifferences } from './reviewing/reviewed-differences'

/** Teammates' files held against the project, difference by difference. */
export default function ReviewView() {
  const stage = review.use(state => state.stage)
  const head = review.use(state => state.head)
  const of = review.use(state => state.opening)
  const opening = useWorkbench(state => state.opening)
  const wanted = useReviewRequest(state => state.paths)
  const [problem, setProblem] = useState<Problem | null>(null)
  const calls = useNamedCalls(`${opening}`)
  const underWay = useUnderWay(calls)
  const resume = useCallback(() => void resumeReview(calls).then(setProblem), [calls])
  const another = stage !== 'none' && of !== opening
  useEffect(() => {
    if (another) review.leave()
  }, [another])
  useEffect(() => {
    if (wanted !== null) void openReview(takeReviewRequest())
    else if (stage === 'none') resume()
  }, [wanted, stage, resume])
  useCommands([
    {
      id: 'review.open',
      title: 'Compare with a teammate’s file…',
      group: 'Review',
      keys: ['O'],
      also: ['merge', 'review', 'diff', 'open'],
      run: () => void askForFiles(),
    },
    {
      id: 'review.sample',
      title: 'Try it with the sample and two teammates’ versions',
      group: 'Review',
      run: () => void trySample(),
    },
  ])
  if (stage === 'none' || another)
    return (
      <div className={styles.empty}>
        {problem && !underWay && (
          <NotRead what="The review that was open" failure={{ problem, again: resume }} />
        )}
        {underWay ? <UnderWayPart {...underWay} /> : <NoReview />}
      </div>
    )
  if (stage === 'open' && head) return <ReviewedDifferences head={head} />
  return (
    <div className={styles.empty}>
      <Opening />
    </div>
  )
}
