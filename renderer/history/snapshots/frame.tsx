import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../widgets'
import historyStyles from '../history.module.css'
import { comparison } from './comparison'
import styles from './snapshots.module.css'

/** The head of a comparison, which leads back to the snapshots. */
export function Frame({ title, acts, children }: { title: string; acts?: ReactNode; children: ReactNode }) {
  return (
    <section className={historyStyles.view} aria-labelledby="history-title">
      <header className={historyStyles.head}>
        <IconButton icon={ArrowLeft} label="Back to the snapshots" keys="Esc" onClick={comparison.leave} />
        <h1 id="history-title" className={styles.title}>
          {title}
        </h1>
        <span className={historyStyles.space} />
        {acts}
      </header>
      {children}
    </section>
  )
}
