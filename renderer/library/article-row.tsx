import { Check, Highlighter } from 'lucide-react'
import type { ArticleRow } from '#shared/api/views'
import { formatPartialDate } from '#shared/claims/partial-date'
import { numeral } from '#shared/model/counted'
import { classes, Grade, Progress } from '../widgets'
import styles from './library.module.css'

interface Props {
  row: ArticleRow | undefined
  /** Which pane shows it; null where none does. */
  pane: number | null
  /** Its pane is the one that the hands are in. */
  isActivePane: boolean
  /** The keyboard stands on it. */
  isActive: boolean
}

/** One article in the list: what it is called, where it is from, and how far the analyst has come with it. */
export function ArticleListRow({ row, pane, isActivePane, isActive }: Props) {
  if (!row) return <div className={styles.coming} />
  const read = Math.round(row.read * 100)
  return (
    <div
      className={classes(
        styles.row,
        pane !== null && styles.open,
        isActivePane && styles.here,
        isActive && styles.active,
      )}
    >
      <p className={styles.name} dir="auto">
        {row.title}
      </p>
      <p className={styles.about}>
        <span className={styles.from} dir="auto">
          {row.source || (row.date ? '' : 'Source not given')}
        </span>
        {row.date && <When date={row.date} after={row.source !== ''} />}
        <Grade reliability={row.reliability} credibility={row.credibility} />
        <span className={styles.count}>
          {row.status === 'done' && <Check size={13} className={styles.done} aria-label="Done" />}
          {row.claims === 0 && row.status === 'new' ? 'new' : <Claims count={row.claims} />}
        </span>
      </p>
      <span className={styles.read} aria-hidden="true">
        <Progress label="Read" value={row.read} kind="ok" />
      </span>
      <span className="unseen">
        {read > 0 ? `${read} % read` : 'not read'}
        {pane !== null && `, open${pane === 1 ? ' at the right' : ''}`}
      </span>
    </div>
  )
}

/** How many claims; a picture instead of the word where there is little room. */
function Claims({ count }: { count: number }) {
  return (
    <>
      <Highlighter size={12} className={styles.short} aria-hidden="true" />
      {numeral(count)}
      <span className={styles.spare}> {count === 1 ? 'claim' : 'claims'}</span>
    </>
  )
}

/** A date, its year only where there is room beside the day. */
function When({ date, after }: { date: string; after: boolean }) {
  const words = formatPartialDate(date)
  // A day without its year is still a day; a month or less is nothing without it.
  const [, day = words, year = ''] = /^(\d.*\D)(\d{4})$/.exec(words) ?? []
  return (
    <span className={styles.when}>
      {after && '· '}
      {day}
      <span className={styles.spare}>{year}</span>
    </span>
  )
}
