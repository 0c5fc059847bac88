import { Archive, Clock, FileClock, type LucideIcon, Pin, TriangleAlert } from 'lucide-react'
import type { SnapshotReason, SnapshotRow } from '#shared/api/compare-views'
import { fileSize } from '../../export/file-size'
import { countedRecords } from '../../review'
import styles from './snapshots.module.css'
import { askedBy, howLongAgo, whyTaken } from './words'

const icons: Readonly<Record<SnapshotReason['kind'], LucideIcon>> = {
  time: Clock,
  opening: FileClock,
  removal: Archive,
  asked: Pin,
}
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** The day of a moment in the analyst's own time: `Sun 2 Mar 2025`. */
export const dayOf = (at: string): string => day.format(new Date(at)).replace(',', '')

/** One snapshot: when, why, what was in it, and how much has happened since. `newDay`: the first of its day. */
export function SnapshotLine({ row, newDay }: { row: SnapshotRow; newDay: boolean }) {
  const Icon = row.damaged ? TriangleAlert : row.reason ? icons[row.reason.kind] : Clock
  const by = askedBy(row.reason)
  return (
    <div
      className={styles.line}
      data-new-day={newDay || undefined}
      data-damaged={row.damaged ? '' : undefined}
    >
      <span className={styles.day}>
        {newDay ? dayOf(row.at) : <span className="unseen">{dayOf(row.at)}</span>}
      </span>
      <time className={styles.time} dateTime={row.at}>
        {time.format(new Date(row.at))}
      </time>
      <Icon size={15} aria-hidden="true" className={styles.icon} />
      <span className={styles.why}>
        <span className={styles.reason}>{whyTaken(row.reason)}</span>
        {row.damaged ? (
          <span className={styles.damaged}>{row.damaged}</span>
        ) : (
          <span className={styles.held}>{[by, held(row)].filter(Boolean).join(' · ')}</span>
        )}
      </span>
      <span className={styles.since}>{howLongAgo(row)}</span>
      <span className={styles.size}>{fileSize(row.bytes)}</span>
    </div>
  )
}

function held({ counts }: SnapshotRow): string {
  if (!counts) return ''
  return (['articles', 'claims', 'entities', 'links'] as const)
    .map(table => countedRecords(table, counts[table]))
    .join(', ')
}
