import type { ReviewDetail, ReviewHead } from '#shared/api/review-views'
import type { NamedCalls } from '../../store'
import { AgreementPart } from './agreement-part'
import { CommentsPart } from './comments-part'
import { FilesPart } from './files-part'
import { type Counting, ProgressPart } from './progress-part'
import styles from './review.module.css'

interface RightColumnProps {
  head: ReviewHead
  detail: ReviewDetail | null
  counting: Counting
  /** Those by which the list is read. */
  calls: NamedCalls
}

/** Beside the differences: how far it has come, what is held against the project, what its people say, and how far they agree. */
export function RightColumn({ head, detail, counting, calls }: RightColumnProps) {
  return (
    <aside className={styles.side} aria-label="About the review">
      <ProgressPart head={head} counting={counting} />
      <FilesPart head={head} />
      <CommentsPart head={head} counting={counting} calls={calls} />
      <AgreementPart head={head} detail={detail} />
    </aside>
  )
}
