import type { DifferenceRow } from '#shared/api/compare-views'
import { fieldsOfWords } from '#shared/compare/shown-fields'
import { recordNames } from '#shared/model/table-nouns'
import styles from './differences.module.css'

interface RowTitleProps {
  row: DifferenceRow
  /** Whether it stands for the fields that are named, and not for the record. */
  ofFields?: boolean
}

/** What a row is about: as much as two lines hold; of a link, each of its ends. */
export function RowTitle({ row, ofFields = false }: RowTitleProps) {
  const record = (
    <span className={styles.record}>{ofFields ? fieldsOfWords(row.fields) : recordNames[row.table]}</span>
  )
  if (row.ends === null)
    return (
      <p className={styles.lineTitle} dir="auto">
        {record} {row.title}
      </p>
    )
  const [claim, evidence] = row.ends
  return (
    <>
      <p className={styles.lineTitle} dir="auto">
        {record} {claim}
      </p>
      <p className={styles.lineTitle} dir="auto">
        <span className={styles.record}>←</span> {evidence}
      </p>
    </>
  )
}
