import type { ReviewHead } from '#shared/api/review-views'
import { CommandButton } from '../../shell/commands'
import { Progress } from '../../widgets'
import { counted } from '../words'
import styles from './review.module.css'

/** How far the review has come, and the way to its end. */
export function ProgressPart({ head: { progress } }: { head: ReviewHead }) {
  const { total, decided, conflicts, later, left } = progress
  const said = [
    `${decided} of ${total} decided`,
    conflicts > 0 && `${counted(conflicts, 'conflict')} left`,
    later > 0 && `${later} put off`,
  ]
  return (
    <section className={styles.part} aria-labelledby="review-progress">
      <h2 id="review-progress">Progress</h2>
      <Progress label="How much is decided" kind="ok" value={total === 0 ? 1 : decided / total} />
      <p aria-live="polite">{said.filter(Boolean).join(' · ')}</p>
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
