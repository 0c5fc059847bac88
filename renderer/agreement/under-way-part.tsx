import type { UnderWay } from '../store'
import { Button, Progress } from '../widgets'
import styles from './figures.module.css'

/** How far something has come that takes long, and giving it up. */
export function UnderWayPart({ under, giveUp }: { under: UnderWay; giveUp: () => void }) {
  return (
    <div className={styles.underWay} role="status">
      <p>{under.what || 'Reading'}…</p>
      <Progress label="How far it has come" value={under.done} />
      <Button small onClick={giveUp}>
        Cancel
      </Button>
    </div>
  )
}
