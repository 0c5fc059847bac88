import { create } from 'zustand'
import type { CommentId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'
import { newId, perform } from '../store'
import { Button, TextArea, useReadOnlyReason } from '../widgets'
import styles from './comments.module.css'

/** What is being written, by what it is about: looking elsewhere loses nothing. */
const useWritten = create<Readonly<Record<string, string>>>(() => ({}))

interface ComposerProps {
  on: Comment['on']
  /** The comment that is answered; null begins a thread. */
  replyTo: CommentId | null
  reason?: string | undefined
  field?: string | undefined
  autoFocus?: boolean
  onDone?: () => void
}

/** A place to say something about a record, or to answer. */
export function Composer({ on, replyTo, reason, field, autoFocus, onDone }: ComposerProps) {
  const place = `${on.table}/${on.id}/${replyTo ?? ''}`
  const text = useWritten(written => written[place] ?? '')
  const readOnly = useReadOnlyReason()
  const why = reason ?? readOnly
  const write = (next: string) => useWritten.setState({ [place]: next })
  const send = async () => {
    const said = text.trim()
    if (said === '' || why) return
    const comment = { id: newId<CommentId>('comment'), on, replyTo, text: said, resolved: false }
    if (!(await perform({ kind: 'comment.add', comment }))) return
    write('')
    onDone?.()
  }
  if (why && !replyTo) return <p className={styles.why}>{why}</p>
  return (
    <div className={styles.composer} data-sends="">
      <TextArea
        {...(field && { id: field })}
        aria-label={replyTo ? 'Answer' : 'Comment'}
        placeholder={replyTo ? 'Answer…' : 'Add a comment…'}
        rows={1}
        autoFocus={autoFocus}
        value={text}
        onChange={write}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            void send()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.currentTarget.blur()
            onDone?.()
          }
        }}
      />
      {(text.trim() !== '' || replyTo) && (
        <Button small keys="Mod+Enter" disabled={text.trim() === ''} onClick={() => void send()}>
          {replyTo ? 'Answer' : 'Comment'}
        </Button>
      )}
    </div>
  )
}
