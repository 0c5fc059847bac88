import { setView, useWorkbench } from '../../store'
import { ariaKeys, classes, Tooltip } from '../../widgets'
import { type View, views } from '../views'
import styles from './frame.module.css'

/** The views of a project, one below the other; the scheme at the foot. */
export function Rail() {
  const current = useWorkbench(state => state.workspace.view)
  return (
    <nav className={styles.rail} aria-label="Views">
      {views.map(view => (
        <Place key={view.name} view={view} current={view.name === current} last={view === views.at(-1)} />
      ))}
    </nav>
  )
}

function Place({ view, current, last }: { view: View; current: boolean; last: boolean }) {
  const Icon = view.icon
  return (
    <Tooltip content={`Go to ${view.title.toLowerCase()}`} keys={view.keys} side="right">
      <button
        type="button"
        className={classes(styles.place, last && styles.last)}
        aria-current={current ? 'page' : undefined}
        aria-keyshortcuts={ariaKeys(view.keys)}
        onClick={() => setView(view.name)}
      >
        <Icon size={19} strokeWidth={1.7} aria-hidden="true" />
        {view.title}
      </button>
    </Tooltip>
  )
}
