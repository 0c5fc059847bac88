import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  icon: LucideIcon
  /** What is not here: “No claims yet.” */
  title: string
  /** What to do next. */
  children?: ReactNode
  /** Buttons. */
  action?: ReactNode
}

/** A place with nothing in it, which says what to do next. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon size={26} strokeWidth={1.6} aria-hidden="true" />
      </span>
      <p className={styles.sentence}>{title}</p>
      {children && <div className={styles.next}>{children}</div>}
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  )
}
