import type { ReviewDetail } from '#shared/api/review-views'
import { CommandButton } from '../../shell/commands'
import { dayAndTime } from '../../widgets/dates'
import styles from './review.module.css'
import { verdictSaid } from './words'

/** What was decided, by whom, when and why; and the way to open it again. */
export function DecisionNote({
  detail: { row, decision },
  who,
}: {
  detail: ReviewDetail
  who: string | null
}) {
  if (!decision) return null
  const { settled, verdict, shown, made } = decision
  return (
    <div className={styles.decision}>
      <p>
        <strong>{settled ? verdictSaid(verdict, row.kind, who) : 'Waits for a decision'}</strong>
        {settled && verdict === 'edited' && shown !== null && <>: {shown}</>}
      </p>
      <p className={styles.quiet}>
        {made.byName}, {dayAndTime(made.at)}
      </p>
      <span className={styles.space} />
      {settled && <CommandButton id="review.reopen" small />}
    </div>
  )
}
