import { type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react'
import type { DifferenceKind } from '#shared/api/compare-views'
import { classes } from '../widgets'
import styles from './difference-mark.module.css'

interface MarkProps {
  icon: LucideIcon
  look: 'good' | 'bad' | 'warn' | 'accent' | 'quiet'
  words: string
}

/** A picture and a word at the head of a difference. */
export function Mark({ icon: Icon, look, words }: MarkProps) {
  return (
    <span className={classes(styles.mark, styles[look])}>
      <Icon size={13} aria-hidden="true" />
      {words}
    </span>
  )
}

const kinds: Readonly<Record<DifferenceKind, Pick<MarkProps, 'icon' | 'look'>>> = {
  added: { icon: Plus, look: 'good' },
  changed: { icon: Pencil, look: 'accent' },
  removed: { icon: Trash2, look: 'bad' },
}

/** What kind of difference it is. */
export function DifferenceMark({ kind, word }: { kind: DifferenceKind; word: string }) {
  return <Mark {...kinds[kind]} words={word} />
}
