import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Info,
  type LucideIcon,
  Repeat2,
} from 'lucide-react'
import type { Comparison } from '#shared/claims/quantity'
import type { StanceMeaning } from '#shared/model/records'
import { classes } from '../widgets'
import styles from './evidence.module.css'

const icons: Readonly<Record<StanceMeaning, LucideIcon>> = {
  supports: CircleCheck,
  contradicts: CircleAlert,
  repeats: Repeat2,
  context: Info,
}

/** A stance's picture, coloured by what it means to corroboration. */
export function StanceMark({ meaning }: { meaning: StanceMeaning | null }) {
  const Icon = meaning ? icons[meaning] : CircleDashed
  return <Icon size={14} aria-hidden="true" className={styles[meaning ?? 'undecided']} />
}

/** What the figures at both ends say to one another. */
export function ComparisonNote({ comparison }: { comparison: Comparison }) {
  return (
    <span className={classes(styles.comparison, styles[comparison.verdict])}>
      {comparison.verdict === 'incomparable' && <CircleHelp size={12} aria-hidden="true" />}
      {comparison.says}
    </span>
  )
}
