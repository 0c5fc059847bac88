import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { useInDialog } from './dialog'
import styles from './float.module.css'

interface PopoverProps {
  /** What opens it. */
  trigger: ReactNode
  /** Its name for a screen reader. */
  label: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactNode
}

/** A small panel beside its trigger. Escape and a click elsewhere close it; focus goes back. */
export function Popover({
  trigger,
  label,
  children,
  align = 'start',
  side = 'bottom',
  ...rest
}: PopoverProps) {
  return (
    <Radix.Root {...rest} modal={useInDialog()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles.panel, styles.roomy)}
          aria-label={label}
          align={align}
          side={side}
          sideOffset={5}
          collisionPadding={8}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
