import { Check, MessageSquare } from 'lucide-react'
import type { ReviewRow } from '#shared/api/review-views'
import { recordNames } from '#shared/model/table-nouns'
import lines from '../differences.module.css'
import { weightNames } from '../words'
import styles from './review.module.css'
import { ReviewMark } from './review-mark'

interface ReviewLineProps {
  row: ReviewRow | undefined
  who: (file: number) => string | null
  active: boolean
  marked: boolean
}

/** One difference of a review in the list: how it stands, what it is, and where. */
export function ReviewLine({ row, who, active, marked }: ReviewLineProps) {
  if (!row) return <div className={lines.coming} />
  return (
    <div className={lines.line} data-active={active || undefined} data-marked={marked || undefined}>
      <p className={lines.lineHead}>
        <ReviewMark row={row} who={who(row.file)} />
        {row.weight !== 'content' && <span className={lines.weight}>{weightNames[row.weight]}</span>}
        {row.comments > 0 && (
          <span className={styles.comments}>
            <MessageSquare size={12} aria-hidden="true" />
            {row.comments}
            <span className="unseen"> {row.comments === 1 ? 'comment' : 'comments'}</span>
          </span>
        )}
        {marked && (
          <span className={lines.check}>
            <Check size={12} strokeWidth={3} aria-hidden="true" />
            <span className="unseen">marked</span>
          </span>
        )}
      </p>
      <p className={lines.lineTitle}>
        <span className={lines.record}>
          {row.fields.length > 0 ? `${row.fields.join(', ')} of` : recordNames[row.table]}
        </span>{' '}
        {row.title}
      </p>
      <p className={lines.lineWhere}>
        {[row.fields.length > 0 && recordNames[row.table], row.articleTitle, row.byName]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}
