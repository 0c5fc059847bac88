import { counted } from '#shared/model/counted'
import { useWorkbench } from '../../store'
import { Kbd } from '../../widgets'
import { KeyOf } from '../commands'
import { usePending } from '../commands/dispatcher'
import { openAllKeys } from '../palette/palette-state'
import { DiskState } from './disk-state'
import styles from './frame.module.css'
import { useViewStatus } from './status'

/** The foot of the window: is it on disk, how much is there, where am I, and all keys. */
export function StatusBar() {
  const counts = useWorkbench(state => state.head?.counts)
  const words = useViewStatus(state => state.words)
  const pending = usePending(state => state.keys)
  return (
    <footer className={styles.status}>
      <DiskState />
      {counts && (
        <span>
          {counted(counts.claims, 'claim')} · {counted(counts.entities, 'entity', 'entities')} ·{' '}
          {counted(counts.links, 'link')}
        </span>
      )}
      <span className={styles.gap} />
      {pending && (
        <span className={styles.pending} role="status">
          <Kbd keys={pending} /> and then?
        </span>
      )}
      {words && <span className={styles.where}>{words}</span>}
      <button type="button" className={styles.quiet} onClick={openAllKeys}>
        All keys <KeyOf id="window.keys" />
      </button>
    </footer>
  )
}
