import { Progress as Radix } from 'radix-ui'
import { classes } from './classes'
import styles from './progress.module.css'

interface ProgressProps {
  label: string
  /** 0–1; null while it is not known. */
  value: number | null
  kind?: 'accent' | 'ok'
}

/** How far something has come. */
export function Progress({ label, value, kind = 'accent' }: ProgressProps) {
  const share = value === null ? null : Math.max(0, Math.min(1, value))
  return (
    <Radix.Root
      className={styles.track}
      aria-label={label}
      value={share === null ? null : Math.round(share * 100)}
    >
      <Radix.Indicator
        className={classes(styles.bar, kind === 'ok' && styles.ok, share === null && styles.unknown)}
        style={share === null ? {} : { transform: `scaleX(${share})` }}
      />
    </Radix.Root>
  )
}
