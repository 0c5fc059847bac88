import type { LucideIcon } from 'lucide-react'
import { Tabs as RadixTabs, ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

interface TabsProps<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  tabs: readonly { readonly value: V; readonly label: ReactNode; readonly content: ReactNode }[]
  className?: string
}

/** Several pages in one place. */
export function Tabs<V extends string>({ label, value, onChange, tabs, className }: TabsProps<V>) {
  return (
    <RadixTabs.Root value={value} onValueChange={next => onChange(next as V)} className={className}>
      <RadixTabs.List className={styles.list} aria-label={label}>
        {tabs.map(tab => (
          <RadixTabs.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </RadixTabs.Trigger>
        ))}
      </RadixTabs.List>
      {tabs.map(tab => (
        <RadixTabs.Content key={tab.value} value={tab.value} className={styles.content}>
          {tab.content}
        </RadixTabs.Content>
      ))}
    </RadixTabs.Root>
  )
}

interface SegmentedProps<V extends string> {
  label: string
  value: V
  onChange: (value: V) => void
  segments: readonly { readonly value: V; readonly label: string; readonly icon?: LucideIcon }[]
}

/** One of two to four, all in sight. Arrow keys move between them. */
export function SegmentedControl<V extends string>({ label, value, onChange, segments }: SegmentedProps<V>) {
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.segments}
      aria-label={label}
      value={value}
      onValueChange={next => next && onChange(next as V)}
    >
      {segments.map(({ value: own, label: words, icon: Icon }) => (
        <ToggleGroup.Item key={own} value={own} className={styles.segment}>
          {Icon && <Icon size={13} aria-hidden="true" />}
          {words}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
