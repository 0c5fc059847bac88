import { LoaderCircle, type LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import styles from './button.module.css'
import { classes } from './classes'
import { Kbd } from './kbd'
import { ariaKeys } from './keys'
import { Tooltip } from './tooltip'

interface Look {
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  small?: boolean
  /** The keys that do the same, shown on it. */
  keys?: string | undefined
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  icon?: LucideIcon
  /** What it started is under way. */
  busy?: boolean
  /** Why it cannot be pressed, shown when it is pointed at or focused. */
  reason?: string | undefined
}

/** A button with its words, and its key where it has one. With `reason` it can be focused, but not pressed. */
export function Button({
  kind = 'plain',
  small,
  keys,
  icon,
  busy,
  reason,
  className,
  children,
  ...rest
}: ButtonProps) {
  const Icon = busy ? LoaderCircle : icon
  const button = (
    <button
      type="button"
      aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
      aria-busy={busy || undefined}
      {...rest}
      {...inert(reason ?? (busy ? '' : undefined))}
      className={classes(styles.button, styles[kind], small && styles.small, busy && styles.busy, className)}
    >
      {Icon && <Icon size={small ? 13 : 15} aria-hidden="true" />}
      {children}
      {keys && <Kbd keys={keys} inherit={kind === 'primary' || kind === 'danger'} />}
    </button>
  )
  return reason ? <Tooltip content={reason}>{button}</Tooltip> : button
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'>, Look {
  icon: LucideIcon
  /** What it does: its name for a screen reader and its tooltip. */
  label: string
  pressed?: boolean
  reason?: string | undefined
}

/** A button that is only a picture; its tooltip has the words and the key. */
export function IconButton({
  icon: Icon,
  label,
  kind = 'quiet',
  small,
  keys,
  pressed,
  reason,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={reason ? `${label}: ${reason}` : label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys ? ariaKeys(keys) : undefined}
        {...rest}
        {...inert(reason)}
        className={classes(styles.button, styles[kind], styles.icon, small && styles.small, className)}
      >
        <Icon size={small ? 14 : 16} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}

function inert(reason: string | undefined) {
  return reason === undefined ? {} : { 'aria-disabled': true, onClick: undefined, type: 'button' as const }
}
