import { Check } from 'lucide-react'
import type { DifferenceRow } from '#shared/api/compare-views'
import { DifferenceMark } from './difference-mark'
import styles from './differences.module.css'
import { RowTitle } from './row-title'
import { type ComparisonWords, weightNames } from './words'

interface DifferenceLineProps {
  row: DifferenceRow | undefined
  words: ComparisonWords
  active: boolean
  marked: boolean
}

/** One difference in the list: what kind it is, of what, and where. */
export function DifferenceLine({ row, words, active, marked }: DifferenceLineProps) {
  if (!row) return <div className={styles.coming} />
  return (
    <div className={styles.line} data-active={active || undefined} data-marked={marked || undefined}>
      <p className={styles.lineHead}>
        <DifferenceMark kind={row.kind} word={words.kinds[row.kind]} />
        {row.lead && <span className={styles.lead}>{row.lead}</span>}
        {row.weight !== 'content' && <span className={styles.weight}>{weightNames[row.weight]}</span>}
        {marked && (
          <span className={styles.check}>
            <Check size={12} strokeWidth={3} aria-hidden="true" />
            <span className="unseen">marked</span>
          </span>
        )}
      </p>
      <RowTitle row={row} />
      <p className={styles.lineWhere}>
        {[row.fields.join(', '), row.articleTitle, row.byName].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
