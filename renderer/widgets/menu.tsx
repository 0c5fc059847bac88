import { Check, ChevronRight, type LucideIcon } from 'lucide-react'
import { ContextMenu as RadixContext, DropdownMenu as RadixDropdown } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import styles from './float.module.css'
import { Kbd } from './kbd'

/** A row of a menu. */
export type MenuEntry =
  | 'line'
  | { readonly heading: string }
  | { readonly label: string; readonly icon?: LucideIcon; readonly entries: readonly MenuEntry[] }
  | {
      readonly label: string
      readonly icon?: LucideIcon
      readonly keys?: string | undefined
      readonly danger?: boolean
      /** Shown with a mark where true. */
      readonly checked?: boolean
      /** Why it cannot be chosen now. */
      readonly reason?: string | undefined
      readonly run: () => void
    }

/** The parts that a dropdown and a context menu have alike. */
type Parts = Pick<
  typeof RadixDropdown,
  | 'Item'
  | 'CheckboxItem'
  | 'Label'
  | 'Separator'
  | 'Sub'
  | 'SubTrigger'
  | 'SubContent'
  | 'Portal'
  | 'ItemIndicator'
>

function Rows({ entries, parts }: { entries: readonly MenuEntry[]; parts: Parts }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a menu's rows keep their places while it is open
  return entries.map((entry, index) => <Row key={index} entry={entry} parts={parts} />)
}

function Row({ entry, parts: P }: { entry: MenuEntry; parts: Parts }) {
  if (entry === 'line') return <P.Separator className={styles.line} />
  if ('heading' in entry) return <P.Label className={styles.heading}>{entry.heading}</P.Label>
  const Icon = entry.icon
  if ('entries' in entry) {
    return (
      <P.Sub>
        <P.SubTrigger className={styles.row}>
          {Icon && <Icon size={15} aria-hidden="true" />}
          <span className={styles.words}>{entry.label}</span>
          <ChevronRight size={14} aria-hidden="true" />
        </P.SubTrigger>
        <P.Portal>
          <P.SubContent className={classes(styles.panel, styles.scroll)} sideOffset={4} collisionPadding={8}>
            <Rows entries={entry.entries} parts={P} />
          </P.SubContent>
        </P.Portal>
      </P.Sub>
    )
  }
  const inside = (
    <>
      {entry.checked !== undefined && (
        <span className={styles.mark}>
          <P.ItemIndicator>
            <Check size={15} aria-hidden="true" />
          </P.ItemIndicator>
        </span>
      )}
      {Icon && <Icon size={15} aria-hidden="true" />}
      <span className={styles.words}>
        {entry.label}
        {entry.reason && <span className={styles.hint}> · {entry.reason}</span>}
      </span>
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  )
  const common = {
    className: classes(styles.row, entry.danger && styles.danger),
    disabled: entry.reason !== undefined,
    onSelect: entry.run,
  }
  return entry.checked === undefined ? (
    <P.Item {...common}>{inside}</P.Item>
  ) : (
    <P.CheckboxItem {...common} checked={entry.checked}>
      {inside}
    </P.CheckboxItem>
  )
}

interface MenuProps {
  /** The button that opens it. */
  children: ReactNode
  entries: readonly MenuEntry[]
  label?: string
  align?: 'start' | 'center' | 'end'
}

/** A menu under its button. */
export function Menu({ children, entries, label, align = 'start' }: MenuProps) {
  return (
    <RadixDropdown.Root modal={false}>
      <RadixDropdown.Trigger asChild>{children}</RadixDropdown.Trigger>
      <RadixDropdown.Portal>
        <RadixDropdown.Content
          className={classes(styles.panel, styles.scroll)}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          <Rows entries={entries} parts={RadixDropdown} />
        </RadixDropdown.Content>
      </RadixDropdown.Portal>
    </RadixDropdown.Root>
  )
}

/** The menu of a right click (or the menu key) on what is inside. With no entries there is none. */
export function ContextMenu({ children, entries }: { children: ReactNode; entries: readonly MenuEntry[] }) {
  return (
    <RadixContext.Root modal={false}>
      <RadixContext.Trigger asChild disabled={entries.length === 0}>
        {children}
      </RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content className={classes(styles.panel, styles.scroll)} collisionPadding={8}>
          <Rows entries={entries} parts={RadixContext as unknown as Parts} />
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  )
}
