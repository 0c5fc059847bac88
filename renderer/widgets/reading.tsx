import styles from './reading.module.css'

/** Stands where what is read is not here yet, and says so once that takes long enough to be noticed. */
export function Reading() {
  return (
    <p className={styles.reading} aria-busy="true">
      Reading…
    </p>
  )
}
