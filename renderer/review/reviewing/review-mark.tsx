import { Check, Clock, Equal, GitMerge, type LucideIcon } from 'lucide-react'
import type { ReviewRow } from '#shared/api/review-views'
import { DifferenceMark } from '../difference-mark'
import styles from './review.module.css'
import { reviewWords, verdictSaid } from './words'

/** How a difference stands: a conflict, what they did, put off, or what was decided. */
export function ReviewMark({ row, who }: { row: ReviewRow; who: string | null }) {
  switch (row.standing) {
    case 'conflict':
      return <Mark icon={GitMerge} look={styles.conflict} words="Conflict" />
    case 'later':
      return <Mark icon={Clock} look={styles.later} words="Put off" />
    case 'decided':
      return <Mark icon={Check} look={styles.decided} words={verdictSaid(row.verdict, row.kind, who)} />
    case 'same':
      return <Mark icon={Equal} look={styles.same} words="The same by now" />
    case 'theirs':
      return (
        <DifferenceMark kind={row.kind} word={reviewWords(row.byName || who, row.kind).kinds[row.kind]} />
      )
  }
}

function Mark({ icon: Icon, look, words }: { icon: LucideIcon; look: string | undefined; words: string }) {
  return (
    <span className={`${styles.mark} ${look}`}>
      <Icon size={13} aria-hidden="true" />
      {words}
    </span>
  )
}
