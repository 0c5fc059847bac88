import { ArrowRight } from 'lucide-react'
import type { MappingRow } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { recordNames } from '#shared/model/table-nouns'
import { classes } from '../../widgets'
import { recordIcons } from '../words'
import styles from './mapping.module.css'

const hows: Readonly<Record<MappingRow['how'], string>> = {
  id: 'the same record',
  text: 'the same text',
  edition: 'another edition of the text',
  name: 'the same name',
  chosen: 'as you chose',
  new: 'new here',
}

/** One record of theirs, and what it is here and why. */
export function MappingLine({ row, active }: { row: MappingRow | undefined; active: boolean }) {
  if (!row) return <div className={styles.line} />
  const Icon = recordIcons[row.table]
  return (
    <div className={styles.line} data-active={active || undefined}>
      <Icon size={15} aria-hidden="true" className={styles.icon} />
      <span className="unseen">{recordNames[row.table]}</span>
      <span className={styles.side}>
        <span className={styles.name}>{row.name}</span>
        <span className={styles.detail}>
          {[row.detail, row.uses > 0 && `used ${counted(row.uses, 'time')}`].filter(Boolean).join(' · ')}
        </span>
      </span>
      <ArrowRight size={14} aria-label="is here" className={styles.icon} />
      <span className={styles.side}>
        <span className={classes(styles.name, row.into === null && styles.new)}>
          {row.into?.name ?? 'Comes along as new'}
        </span>
        <span className={styles.detail}>{hows[row.how]}</span>
      </span>
    </div>
  )
}
