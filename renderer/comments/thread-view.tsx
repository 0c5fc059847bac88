import { Check, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CommentId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'
import { perform, undoing, useWorkbench } from '../store'
import { Button, IconButton, toast, useReadOnlyReason } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import styles from './comments.module.css'
import { Composer } from './composer'
import type { Thread } from './threads'

interface ThreadViewProps {
  thread: Thread
  reason: string | undefined
  /** Who says what a teammate's file brings and the project has not yet, by comment. */
  fresh: ReadonlyMap<CommentId, string>
}

/** A comment with its answers. One that is dealt with is folded up. */
export function ThreadView({ thread, reason: given, fresh }: ThreadViewProps) {
  const { first, answers } = thread
  const reason =
    given ??
    (fresh.has(first.id) ? 'It can be answered once the review is finished and it is here.' : undefined)
  const [answering, setAnswering] = useState(false)
  const [unfolded, setUnfolded] = useState(false)
  const readOnly = useReadOnlyReason()
  const why = reason ?? readOnly
  const resolve = (resolved: boolean) =>
    void perform({ kind: 'comment.set', id: first.id, patch: { resolved } })
  if (first.resolved && !unfolded)
    return (
      <button type="button" className={styles.folded} aria-expanded={false} onClick={() => setUnfolded(true)}>
        <Check size={13} aria-hidden="true" />
        <span className={styles.foldedWords}>Resolved: {first.text}</span>
        <span className={styles.count}>{answers.length + 1}</span>
      </button>
    )
  return (
    <div className={styles.thread} data-resolved={first.resolved || undefined}>
      <Said comment={first} reason={why} fresh={fresh.get(first.id)} />
      {answers.map(answer => (
        <Said key={answer.id} comment={answer} reason={why} fresh={fresh.get(answer.id)} />
      ))}
      {answering ? (
        <Composer
          on={first.on}
          replyTo={first.id}
          reason={reason}
          autoFocus
          onDone={() => setAnswering(false)}
        />
      ) : (
        <div className={styles.acts}>
          <Button small kind="quiet" reason={why} onClick={() => setAnswering(true)}>
            Answer
          </Button>
          {first.resolved ? (
            <>
              <Button small kind="quiet" icon={RotateCcw} reason={why} onClick={() => resolve(false)}>
                Open again
              </Button>
              <Button small kind="quiet" onClick={() => setUnfolded(false)}>
                Fold up
              </Button>
            </>
          ) : (
            <Button small kind="quiet" icon={Check} reason={why} onClick={() => resolve(true)}>
              Resolve
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

interface SaidProps {
  comment: Comment
  reason: string | undefined
  /** Who says it, where it is not in the project yet. */
  fresh: string | undefined
}

/** One comment: who, when, and what. Its author can take it back. */
function Said({ comment, reason, fresh }: SaidProps) {
  const { by, at } = comment.created
  const name = useWorkbench(state => state.head?.annotators.find(({ id }) => id === by)?.name)
  const own = useWorkbench(state => state.head?.annotator === by)
  const remove = async () => {
    if (!(await perform({ kind: 'comment.delete', id: comment.id }))) return
    toast({ text: 'Comment deleted.', action: undoing() })
  }
  return (
    <div className={styles.said} data-fresh={fresh !== undefined || undefined}>
      <p className={styles.who}>
        <span className={styles.name}>{fresh || name || 'Somebody who is not in this project'}</span>
        <time dateTime={at}>{dayAndTime(at)}</time>
        {comment.changed && <span>changed</span>}
        {fresh !== undefined && <span className={styles.fresh}>new, from their file</span>}
        {own && !reason && fresh === undefined && (
          <IconButton
            small
            className={styles.remove ?? ''}
            icon={Trash2}
            label="Delete the comment"
            onClick={() => void remove()}
          />
        )}
      </p>
      <p className={styles.text} dir="auto">
        {comment.text}
      </p>
    </div>
  )
}
