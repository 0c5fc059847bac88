import { Fragment } from 'react'
import styles from './kbd.module.css'
import { keyCaps } from './keys'

/** Keys as caps, `Mod+K` or `G A`. Seen only: give the control `aria-keyshortcuts` for those who hear. */
export function Kbd({ keys, inherit = false }: { keys: string; inherit?: boolean }) {
  return (
    <span className={`${styles.keys} ${inherit ? styles.inherit : ''}`} aria-hidden="true">
      {keyCaps(keys).map((caps, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the strokes never change places
        <Fragment key={index}>
          {caps.map(cap => (
            <kbd key={cap} className={styles.cap}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
