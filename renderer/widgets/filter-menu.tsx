import { ChevronDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Button } from './button'
import { Checkbox } from './checkbox'
import { classes } from './classes'
import styles from './filter-menu.module.css'
import { Popover } from './popover'

/** One thing that a list can be filtered by. */
export interface FilterOption<V> {
  readonly value: V
  readonly label: string
  readonly mark?: ReactNode
  /** How many rows it would leave; undefined while that is not known. */
  readonly count?: number | undefined
}

interface FilterMenuProps<V> {
  name: string
  /** What it filters by, where the name alone does not say it. */
  hint?: string
  options: readonly FilterOption<V>[]
  chosen: readonly V[]
  onChange: (chosen: readonly V[]) => void
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Several of a kind to let through, each with how many rows it would leave. None chosen lets all through. */
export function FilterMenu<V extends string | null>(props: FilterMenuProps<V>) {
  const { name, hint, options, chosen, onChange, open, onOpenChange } = props
  const said = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return (
    <Popover
      label={`Filter by ${name.toLowerCase()}`}
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
      trigger={<FilterButton name={name} said={said} />}
    >
      <div className={styles.options}>
        {hint && <p className={styles.hint}>{hint}</p>}
        {options.map(({ value, label, mark, count }) => (
          <Checkbox
            key={value ?? 'none'}
            checked={chosen.includes(value)}
            onChange={checked =>
              onChange(checked ? [...chosen, value] : chosen.filter(other => other !== value))
            }
            label={
              <span className={styles.option}>
                {mark}
                <span className={styles.name}>{label}</span>
                <span className={styles.count}>{count ?? ''}</span>
              </span>
            }
          />
        ))}
        {chosen.length > 0 && (
          <Button small kind="quiet" onClick={() => onChange([])}>
            Let all through
          </Button>
        )}
      </div>
    </Popover>
  )
}

interface FilterButtonProps extends Omit<ComponentProps<typeof Button>, 'children' | 'name'> {
  name: string
  /** What is let through, by name; none: everything. */
  said: readonly string[]
}

/** What opens a filter: its name, and what it lets through. */
export function FilterButton({ name, said, ...rest }: FilterButtonProps) {
  return (
    <Button small {...rest} className={classes(styles.filter, said.length > 0 && styles.on)}>
      <span className={styles.words}>
        {name}
        {said.length > 0 && `: ${said.length > 2 ? said.length : said.join(', ')}`}
      </span>
      <ChevronDown size={13} aria-hidden="true" />
    </Button>
  )
}
