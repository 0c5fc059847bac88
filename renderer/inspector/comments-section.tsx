import type { Comment } from '#shared/model/review-records'
import { Comments } from '../comments'
import styles from './inspector.module.css'

/** What has been said about the record in the inspector. */
export function CommentsSection({ on }: { on: Comment['on'] }) {
  return (
    <div className={styles.section}>
      <Comments on={on} quiet />
    </div>
  )
}
