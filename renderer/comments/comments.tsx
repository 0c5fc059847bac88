import { useId, useMemo } from 'react'
import type { Comment } from '#shared/model/review-records'
import { useComments } from '../store'
import { classes } from '../widgets'
import styles from './comments.module.css'
import { Composer } from './composer'
import { ThreadView } from './thread-view'
import { threadsOf } from './threads'

interface CommentsProps {
  on: Comment['on']
  /** With the heading of a section of the inspector, not of a view. */
  quiet?: boolean
  /** Why nothing can be said here, where that is so. */
  reason?: string | undefined
  /** The element id of the field for a new comment, for a key that leads there. */
  field?: string
}

/** What has been said about a record, thread by thread, and a place to say something. */
export function Comments({ on, quiet, reason, field }: CommentsProps) {
  const comments = useComments(on)
  const threads = useMemo(() => threadsOf(comments), [comments])
  const id = useId()
  return (
    <section className={classes(styles.comments, quiet && styles.quiet)} aria-labelledby={id}>
      <h3 className={styles.title} id={id}>
        Comments{comments.length > 0 && <span className={styles.count}> {comments.length}</span>}
      </h3>
      {threads.length > 0 && (
        <ol className={styles.threads}>
          {threads.map(thread => (
            <li key={thread.first.id}>
              <ThreadView thread={thread} reason={reason} />
            </li>
          ))}
        </ol>
      )}
      <Composer key={`${on.table}/${on.id}`} on={on} replyTo={null} reason={reason} field={field} />
    </section>
  )
}
