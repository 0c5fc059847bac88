import { ChevronDown, Search } from 'lucide-react'
import { useWorkbench } from '../../store'
import { ariaKeys, Kbd, Menu } from '../../widgets'
import { useKeysOf } from '../commands'
import { openPalette } from '../palette/palette-state'
import { askName, nameShown } from './annotator'
import styles from './frame.module.css'
import { useWindowMenu } from './window-menu'

/** The head of the window: which project, the way to everything, and in whose name. */
export function TitleBar() {
  const head = useWorkbench(state => state.head)
  const name = useWorkbench(nameShown)
  const keys = useKeysOf('window.palette')
  const entries = useWindowMenu()
  return (
    <header className={styles.title}>
      <Menu entries={entries} label="Claimbench">
        <button type="button" className={styles.project} title={head?.path}>
          <h1 className={styles.name}>{head?.title ?? 'Claimbench'}</h1>
          {head && <span className={styles.file}>{head.fileName}</span>}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu>
      <button
        type="button"
        className={styles.search}
        onClick={openPalette}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      >
        <Search size={14} aria-hidden="true" />
        <span className={styles.words}>Search, or run a command</span>
        {keys && <Kbd keys={keys} />}
      </button>
      <div className={styles.who}>
        {head && (
          <button type="button" className={styles.quiet} onClick={askName}>
            {name ? (
              <>
                Annotating as <strong>{name}</strong>
              </>
            ) : (
              'Set the name you annotate under…'
            )}
          </button>
        )}
      </div>
    </header>
  )
}
