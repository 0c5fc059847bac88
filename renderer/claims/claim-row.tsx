import { Check, CircleSlash, Link2 } from 'lucide-react'
import type { ClaimRow } from '#shared/api/views'
import { formatQuantity } from '#shared/claims/quantity'
import { inQuotes } from '#shared/model/in-quotes'
import { useWorkbench } from '../store'
import styles from './claims.module.css'
import { LabelMark, LabelName } from './label-mark'

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })

/** One claim in the list: what is said, where, by whom, and how it stands. */
export function ClaimListRow({ row, chosen }: { row: ClaimRow | undefined; chosen: boolean }) {
  const label = useWorkbench(state => state.head?.labels.find(({ id }) => id === row?.label))
  const by = useWorkbench(state => state.head?.annotators.find(({ id }) => id === row?.by)?.name)
  if (!row) return <div className={styles.coming} />
  return (
    <div className={styles.row} data-status={row.status} data-chosen={chosen || undefined}>
      <LabelMark label={label} />
      <div className={styles.said}>
        <p className={styles.quote}>{row.wording || inQuotes(row.quote)}</p>
        <p className={styles.about}>
          <LabelName label={label} />
          {row.wording && <span className={styles.original}>{inQuotes(row.quote)}</span>}
          <span className={styles.from}>{row.articleSource || row.articleTitle}</span>
          {row.attribution && <span className={styles.from}>said by {row.attribution}</span>}
          {row.orphaned && <span className={styles.orphaned}>no place in the corrected text</span>}
        </p>
      </div>
      <span className={styles.figure}>{row.quantity && formatQuantity(row.quantity)}</span>
      <span className={styles.links}>
        {row.links > 0 ? (
          <>
            <Link2 size={13} aria-hidden="true" />
            {row.links}
            <span className="unseen"> evidence links</span>
          </>
        ) : (
          <span className={styles.none}>no evidence</span>
        )}
      </span>
      <span className={styles.who}>
        {by && <span className={styles.name}>{by}</span>} {day.format(new Date(row.at))}
      </span>
      <span className={styles.status}>
        {row.status === 'checked' && <Check size={15} aria-label="Checked" />}
        {row.status === 'set-aside' && (
          <CircleSlash size={14} className={styles.none} aria-label="Set aside" />
        )}
      </span>
    </div>
  )
}
