import { useWorkbench } from '../../store'
import { ErrorBoundary } from '../../widgets'
import { StartScreen } from '../start/start-screen'
import { views } from '../views'
import { Banners } from './banners'
import styles from './frame.module.css'
import { Rail } from './rail'
import { StatusBar } from './status-bar'
import { TitleBar } from './title-bar'

/** The window: head, banners, rail and view, foot. */
export function Frame() {
  const open = useWorkbench(state => state.head?.path)
  return (
    <div className={styles.window}>
      <TitleBar />
      <div className={styles.banners}>
        <Banners />
      </div>
      <div className={styles.body}>
        {open === undefined ? (
          <main className={styles.view} tabIndex={-1}>
            <StartScreen />
          </main>
        ) : (
          <>
            <Rail />
            <CurrentView key={open} />
          </>
        )}
      </div>
      <StatusBar />
    </div>
  )
}

function CurrentView() {
  const name = useWorkbench(state => state.workspace.view)
  const view = views.find(one => one.name === name)
  if (!view) throw new Error(`There is no view ${name}.`)
  const { Component, title, inWords } = view
  return (
    <main className={styles.view} aria-label={title} tabIndex={-1}>
      <ErrorBoundary part={inWords} again={name}>
        <Component />
      </ErrorBoundary>
    </main>
  )
}
