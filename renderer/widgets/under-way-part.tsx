import { Button } from './button'
import { Progress } from './progress'
import styles from './under-way-part.module.css'

/**
 * How far something has come that takes long: what is being done, and how much of it is done, from 0 to 1, where that is
 * known; and the way to give it up.
 */
export interface UnderWay {
  readonly under: { readonly what: string; readonly done: number | null }
  readonly giveUp: () => void
}

/** How far something has come that takes long, and giving it up. */
export function UnderWayPart({ under, giveUp }: UnderWay) {
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
