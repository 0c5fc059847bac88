import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './zone.module.css'

interface ZoneProps {
  icon: LucideIcon
  words: string
  hint: string
  /** The button that asks for files. */
  children: ReactNode
}

/** Where a text comes in: what is wanted, and a way to choose it. */
export function Zone({ icon: Icon, words, hint, children }: ZoneProps) {
  return (
    <div className={styles.zone}>
      <Icon size={28} strokeWidth={1.6} aria-hidden="true" />
      <p className={styles.words}>{words}</p>
      <p className={styles.hint}>{hint}</p>
      {children}
    </div>
  )
}
