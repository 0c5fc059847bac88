import { type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react'
import type { DifferenceKind } from '#shared/api/compare-views'
import { classes } from '../widgets'
import styles from './difference-mark.module.css'

const icons: Readonly<Record<DifferenceKind, LucideIcon>> = { added: Plus, changed: Pencil, removed: Trash2 }

/** What kind of difference it is, as a picture and a word. */
export function DifferenceMark({ kind, word }: { kind: DifferenceKind; word: string }) {
  const Icon = icons[kind]
  return (
    <span className={classes(styles.kind, styles[kind])}>
      <Icon size={13} aria-hidden="true" />
      {word}
    </span>
  )
}
