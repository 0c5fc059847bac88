import { Check } from 'lucide-react'
import type { DifferenceRow } from '#shared/api/compare-views'
import { recordNames } from '#shared/model/table-nouns'
import { DifferenceMark } from './difference-mark'
import styles from './differences.module.css'
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
        {row.weight !== 'content' && <span className={styles.weight}>{weightNames[row.weight]}</span>}
        {marked && (
          <span className={styles.check}>
            <Check size={12} strokeWidth={3} aria-hidden="true" />
            <span className="unseen">marked</span>
          </span>
        )}
      </p>
      <p className={styles.lineTitle}>
        <span className={styles.record}>{recordNames[row.table]}</span> {row.title}
      </p>
      <p className={styles.lineWhere}>
        {[row.fields.join(', '), row.articleTitle, row.byName].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
