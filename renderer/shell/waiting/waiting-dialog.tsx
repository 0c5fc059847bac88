import { useRef } from 'react'
import { giveUpWaiting, useWorkbench, type Waiting } from '../../store'
import { Button, Dialog, Progress } from '../../widgets'
import styles from './waiting.module.css'

/** What the window waits for: what is done, how far it has come, and the way out. */
export function WaitingDialog({ title, what, done, giveUp, givenUp, stopping }: Waiting) {
  const leave = useRef<HTMLButtonElement>(null)
  const owing = useWorkbench(state => (state.head?.revision ?? 0) > state.durable)
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={giveUpWaiting}
      start={leave}
      footer={
        <Button ref={leave} keys="Esc" busy={givenUp} onClick={giveUpWaiting}>
          {giveUp}
        </Button>
      }
    >
      <p className={styles.what} role="status">
        {stopping ? 'Stopping…' : `${what || 'Beginning'}…`}
      </p>
      <Progress label="How far it has come" value={done} />
      {giveUp !== 'Cancel' && (
        <p className={styles.safe}>
          {owing ? 'The last change is still being written; all before it is' : 'Every change is'} on disk
          already. What the project file lacks stays in the journal beside it until the next opening: keep the
          two together.
        </p>
      )}
    </Dialog>
  )
}
