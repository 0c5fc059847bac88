import { Check, CircleDashed, Clock, type LucideIcon, RefreshCw } from 'lucide-react'
import type { CaseRow, CaseStanding } from '#shared/api/agreement-views'
import { inQuotes } from '#shared/model/in-quotes'
import styles from './cases.module.css'
import { differsNames, standingNames, verdictNames } from './words'

const icons: Readonly<Record<CaseStanding, LucideIcon>> = {
  open: CircleDashed,
  later: Clock,
  decided: Check,
  changed: RefreshCw,
}

/** One case in the list: how the versions differ, the words, and what has been decided. */
export function CaseLine({ row, active }: { row: CaseRow | undefined; active: boolean }) {
  if (!row) return <div className={styles.coming} />
  const Icon = icons[row.standing]
  const differs =
    row.differs.length === 0 ? differsNames.agreed : row.differs.map(each => differsNames[each]).join(', ')
  return (
    <div className={styles.line} data-active={active || undefined}>
      <p className={styles.lineHead}>
        <span className={styles.differs} data-agreed={row.differs.length === 0 || undefined}>
          {differs}
        </span>
        <span className={styles.standing} data-standing={row.standing}>
          <Icon size={12} aria-hidden="true" />
          {row.standing === 'decided' && row.verdict
            ? verdictNames[row.verdict]
            : standingNames[row.standing]}
        </span>
      </p>
      <p className={styles.lineTitle}>{inQuotes(row.quote)}</p>
      <p className={styles.lineWhere}>{[row.how, row.articleTitle].filter(Boolean).join(' · ')}</p>
    </div>
  )
}
