import { useId, useMemo } from 'react'
import type { Comment } from '#shared/model/review-records'
import { useComments } from '../store'
import { classes } from '../widgets'
import styles from './comments.module.css'
import { Composer } from './composer'
import { ThreadView } from './thread-view'
import { threadsOf } from './threads'

/** What a teammate's file says that the project has not yet, and who says it. */
export interface Brought {
  readonly comment: Comment
  readonly byName: string
}

interface CommentsProps {
  on: Comment['on']
  /** With the heading of a section of the inspector, not of a view. */
  quiet?: boolean
  /** Why nothing can be said here, where that is so. */
  reason?: string | undefined
  /** What a teammate's file brings besides. */
  brought?: readonly Brought[]
  /** The element id of the field for a new comment, for a key that leads there. */
  field?: string
}

/** What has been said about a record, thread by thread, and a place to say something. */
export function Comments({ on, quiet, reason, brought = none, field }: CommentsProps) {
  const own = useComments(on)
  const comments = useMemo(() => together(own, brought), [own, brought])
  const fresh = useMemo(() => new Map(brought.map(({ comment, byName }) => [comment.id, byName])), [brought])
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
              <ThreadView thread={thread} reason={reason} fresh={fresh} />
            </li>
          ))}
        </ol>
      )}
      <Composer key={`${on.table}/${on.id}`} on={on} replyTo={null} reason={reason} field={field} />
    </section>
  )
}

const none: readonly Brought[] = []

/** Ours and what is brought, oldest first; what has come in meanwhile is ours. */
function together(own: readonly Comment[], brought: readonly Brought[]): readonly Comment[] {
  const known = new Set(own.map(({ id }) => id))
  const more = brought.flatMap(({ comment }) => (known.has(comment.id) ? [] : [comment]))
  return more.length === 0 ? own : [...own, ...more].sort((a, b) => a.created.at.localeCompare(b.created.at))
}
