import type { ReactNode } from 'react'
import { SegmentedControl } from '../widgets/tabs'
import styles from './history.module.css'
import { type HistoryPage, showPage, useHistoryPage } from './page'

const pages: readonly { value: HistoryPage; label: string }[] = [
  { value: 'operations', label: 'Operations' },
  { value: 'snapshots', label: 'Snapshots' },
]

/** The head that both pages of the history share, with what each can do. `count` in words: “143 operations”. */
export function HistoryHead({ count, children }: { count: string; children: ReactNode }) {
  const page = useHistoryPage(state => state.page)
  return (
    <header className={styles.head}>
      <h1 id="history-title">
        History <span className={styles.count}>{count}</span>
      </h1>
      <SegmentedControl label="What to show" value={page} onChange={showPage} segments={pages} />
      {children}
    </header>
  )
}
