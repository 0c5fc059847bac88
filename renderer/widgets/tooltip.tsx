import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd'
import styles from './tooltip.module.css'

interface TooltipProps {
  content: ReactNode
  keys?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactNode
}

/** A few words beside what is pointed at or focused. Never the only place where they stand. */
export function Tooltip({ content, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Provider delayDuration={450} skipDelayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content className={styles.tip} side={side} sideOffset={5} collisionPadding={8}>
            <span>{content}</span>
            {keys && <Kbd keys={keys} inherit />}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
