import { useRef } from 'react'
import { giveUpWaiting, useWaiting, type Waiting } from '../../store'
import { Button, Dialog, Progress } from '../../widgets'
import styles from './waiting.module.css'

/** Shows what the window waits for where that takes long: what is done, how far it has come, and the way out. Stands once. */
export function WaitingHost() {
  const waiting = useWaiting(state => state.waiting)
  return waiting?.long ? <WaitingDialog {...waiting} /> : null
}

function WaitingDialog({ title, what, done, giveUp, givenUp, stopping }: Waiting) {
  const leave = useRef<HTMLButtonElement>(null)
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
          Every change is on disk already. What the project file does not hold yet stays in the journal beside
          it and is brought in at the next opening: keep the two together.
        </p>
      )}
    </Dialog>
  )
}
