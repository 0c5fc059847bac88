import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { IconButton } from './button'
import { classes } from './classes'

export interface BannerProps {
  kind?: 'info' | 'warn' | 'bad'
  children: ReactNode
  /** Buttons. */
  action?: ReactNode
  onDismiss?: (() => void) | undefined
}

const icons = { info: Info, warn: TriangleAlert, bad: CircleAlert }

/** Something that holds for the whole of what is below it, until it is mended or dismissed. */
export function Banner({ kind = 'info', children, action, onDismiss }: BannerProps) {
  const Icon = icons[kind]
  return (
    <div
      className={classes(styles.banner, kind !== 'info' && styles[kind])}
      role={kind === 'bad' ? 'alert' : 'status'}
    >
      <Icon size={16} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {action}
      {onDismiss && <IconButton icon={X} small label="Dismiss" onClick={onDismiss} />}
    </div>
  )
}
