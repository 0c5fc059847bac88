import { BookOpen, FilePlus2, FolderOpen, X } from 'lucide-react'
import { useState } from 'react'
import type { RecentProject } from '#shared/api/views'
import { call, openProject, reportProblem, useWorkbench } from '../../store'
import { classes, IconButton } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import { CommandButton } from '../commands'
import { openDropped } from '../project/dropped-project'
import styles from './start.module.css'

/** What stands in the window while no project is open. */
export function StartScreen() {
  const recent = useWorkbench(state => state.recent)
  const version = useWorkbench(state => state.version)
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; Open… is the first
    <div
      className={classes(styles.start, over && styles.over)}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={event => event.currentTarget.contains(event.relatedTarget as Node) || setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        openDropped(event.dataTransfer)
      }}
    >
      <div className={styles.column}>
        <h2 className={styles.title}>From articles to evidence</h2>
        <p className={styles.lead}>
          Mark the claims that articles make, say who is said to have said them, and link each to what bears
          it out or speaks against it. Everything stays on this machine.
        </p>
        <div className={styles.ways}>
          <CommandButton id="project.new" kind="primary" icon={FilePlus2} />
          <CommandButton id="project.open" icon={FolderOpen} />
          <CommandButton id="project.sample" icon={BookOpen} />
        </div>
        <section aria-labelledby="recent">
          <h3 className={styles.heading} id="recent">
            Recent
          </h3>
          {recent.length === 0 ? (
            <p className={styles.none}>
              Projects you open are listed here. New to Claimbench? The sample project has annotated articles
              to look around in.
            </p>
          ) : (
            <ul className={styles.list}>
              {recent.map(project => (
                <Recent key={project.path} project={project} />
              ))}
            </ul>
          )}
        </section>
        <p className={styles.version}>Claimbench {version}</p>
      </div>
    </div>
  )
}

function Recent({ project }: { project: RecentProject }) {
  const forget = async () => {
    const reply = await call('project.forget', { path: project.path })
    if (reply.ok) useWorkbench.setState({ recent: reply.value })
    else reportProblem(reply.problem)
  }
  return (
    <li className={classes(styles.recent, !project.exists && styles.missing)}>
      <button
        type="button"
        className={styles.open}
        disabled={!project.exists}
        onClick={() => void openProject(project.path)}
      >
        <span className={styles.name}>{project.title}</span>
        <span className={styles.when}>{project.exists ? dayAndTime(project.opened) : 'no longer there'}</span>
        <span className={styles.path}>{project.path}</span>
      </button>
      <IconButton icon={X} small label={`Forget ${project.title}`} onClick={() => void forget()} />
    </li>
  )
}
