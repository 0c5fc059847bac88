import { Check, MessageSquare } from 'lucide-react'
import type { ReviewRow } from '#shared/api/review-views'
import lines from '../differences.module.css'
import { RowTitle } from '../row-title'
import { weightNames } from '../words'
import { briefValues } from './brief-values'
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
        {row.lead && <span className={lines.lead}>{row.lead}</span>}
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
      <RowTitle row={row} ofFields={row.fields.length > 0} />
      <p className={lines.lineWhere}>
        {row.values && <Values row={row} values={row.values} who={who(row.file)} />}
        {[row.table !== 'articles' && row.articleTitle, row.byName].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}

/** What a field is on both sides where they are at odds, else what it was and what they made it: as much as a row holds. */
function Values({ row, values, who }: { row: ReviewRow; values: Said; who: string | null }) {
  const { base, mine, theirs } = values
  const conflict = row.standing === 'conflict'
  const [from, to] = conflict
    ? briefValues(mine, theirs)
    : briefValues(base, row.standing === 'decided' ? mine : theirs)
  return (
    <span className={styles.values}>
      {conflict ? `you: ${from} · ${who ?? 'they'}: ${to}` : `${from} → ${to}`}
    </span>
  )
}
type Said = NonNullable<ReviewRow['values']>
