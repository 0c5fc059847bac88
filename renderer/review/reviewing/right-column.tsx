import type { ReviewDetail, ReviewHead } from '#shared/api/review-views'
import { AgreementPart } from './agreement-part'
import { CommentsPart } from './comments-part'
import { FilesPart } from './files-part'
import { ProgressPart } from './progress-part'
import styles from './review.module.css'

/** Beside the differences: how far it has come, what is held against the project, what its people say, and how far they agree. */
export function RightColumn({ head, detail }: { head: ReviewHead; detail: ReviewDetail | null }) {
  return (
    <aside className={styles.side} aria-label="About the review">
      <ProgressPart head={head} />
      <FilesPart head={head} />
      <CommentsPart head={head} />
      <AgreementPart head={head} detail={detail} />
    </aside>
  )
}
