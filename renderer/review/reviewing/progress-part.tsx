import { RotateCcw } from 'lucide-react'
import type { Problem } from '#shared/api/problem'
import type { ReviewHead } from '#shared/api/review-views'
import { counted, numeral } from '#shared/model/counted'
import { CommandButton } from '../../shell/commands'
import { type NamedCalls, type useUnderWay, useWorkbench } from '../../store'
import { Button, NotRead, Progress, UnderWayPart } from '../../widgets'
import { takeBack } from './deciding'
import { useReviewing } from './review'
import styles from './review.module.css'

/**
 * Counting what is left, and what else is read anew after a change: how far it is, once it takes long, and why it was not
 * done.
 */
export interface Counting {
  readonly underWay: ReturnType<typeof useUnderWay>
  readonly failure: { readonly problem: Problem; readonly again: () => void } | null
  /** The name by which all of that is asked for, and given up together. */
  readonly calls: NamedCalls
  /** How often it has been asked for again, after it was given up. */
  readonly tries: number
}

/** How far the review has come, and the way to its end. */
export function ProgressPart({ head: { progress }, counting }: { head: ReviewHead; counting: Counting }) {
  const { total, decided, conflicts, later, left } = progress
  const said = [
    total === 0 ? 'Nothing there needs a decision' : `${numeral(decided)} of ${numeral(total)} decided`,
    conflicts > 0 && `${counted(conflicts, 'conflict')} left`,
    later > 0 && `${later} put off`,
  ]
  return (
    <section className={styles.part} aria-labelledby="review-progress">
      <h2 id="review-progress">Progress</h2>
      <Progress label="How much is decided" kind="ok" value={total === 0 ? 1 : decided / total} />
      <p aria-live="polite">{said.filter(Boolean).join(' · ')}</p>
      {counting.underWay && <UnderWayPart {...counting.underWay} />}
      {counting.failure && <NotRead what="What is left" failure={counting.failure} />}
      <LastDecision />
      <div className={styles.acts}>
        <CommandButton id="review.finish" kind={left === 0 ? 'primary' : 'plain'}>
          Finish…
        </CommandButton>
        <CommandButton id="review.close" kind="quiet">
          Close
        </CommandButton>
      </div>
    </section>
  )
}

/** What was decided last, with the way back, until something else is done. */
function LastDecision() {
  const last = useReviewing(state => state.last)
  const revision = useWorkbench(state => state.head?.revision)
  const said = last && last.revision === revision ? last : null
  return (
    <div className={styles.last} aria-live="polite">
      {said && (
        <>
          <span className={styles.lastWords}>{said.text}</span>
          <Button small icon={RotateCcw} keys="Mod+Z" onClick={() => void takeBack(said.key)}>
            Undo
          </Button>
        </>
      )}
    </div>
  )
}
