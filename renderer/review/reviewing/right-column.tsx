import type { ReviewHead } from '#shared/api/review-views'
import { FilesPart } from './files-part'
import { ProgressPart } from './progress-part'
import styles from './review.module.css'

/** Beside the differences: how far it has come, and what is held against the project. */
export function RightColumn({ head }: { head: ReviewHead }) {
  return (
    <aside className={styles.side} aria-label="About the review">
      <ProgressPart head={head} />
      <FilesPart head={head} />
    </aside>
  )
}
