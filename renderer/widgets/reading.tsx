import styles from './reading.module.css'

/**
 * Stands where what is read is not here yet, and says so once that takes long enough to be noticed. `inList`: in a list,
 * which says itself that it is busy and has room for nothing but its rows.
 */
export function Reading({ inList = false }: { inList?: boolean }) {
  return (
    <p className={styles.reading} aria-busy={inList ? undefined : true}>
      Reading…
    </p>
  )
}
