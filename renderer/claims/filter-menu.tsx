import { ChevronDown } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import type { ClaimFilter } from '#shared/api/contract'
import { call, useWorkbench } from '../store'
import { Button, Checkbox, classes, Popover } from '../widgets'
import styles from './claims.module.css'

/** One thing that a list can be filtered by. */
export interface FilterOption<V> {
  readonly value: V
  readonly label: string
  readonly mark?: ReactNode
}

interface FilterMenuProps<V> {
  name: string
  options: readonly FilterOption<V>[]
  chosen: readonly V[]
  onChange: (chosen: readonly V[]) => void
  /** The filter as it would be with one option alone: what its number is counted with. */
  alone: (value: V) => ClaimFilter
}

/** Several of a kind to let through, each with how many claims it would leave. */
export function FilterMenu<V extends string | null>(props: FilterMenuProps<V>) {
  const { name, options, chosen, onChange } = props
  const [open, setOpen] = useState(false)
  const counts = useCounts(props, open)
  const said = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return (
    <Popover
      label={`Filter by ${name.toLowerCase()}`}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button small className={classes(styles.filter, said.length > 0 && styles.on)}>
          <span className={styles.filterWords}>
            {name}
            {said.length > 0 && `: ${said.length > 2 ? said.length : said.join(', ')}`}
          </span>
          <ChevronDown size={13} aria-hidden="true" />
        </Button>
      }
    >
      <div className={styles.options}>
        {options.map(({ value, label, mark }, at) => (
          <Checkbox
            key={value ?? 'none'}
            checked={chosen.includes(value)}
            onChange={checked =>
              onChange(checked ? [...chosen, value] : chosen.filter(other => other !== value))
            }
            label={
              <span className={styles.option}>
                {mark}
                <span className={styles.optionName}>{label}</span>
                <span className={styles.count}>{counts?.[at] ?? ''}</span>
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

/** Asked for when the menu opens, and again after each change while it is open. */
function useCounts<V>({ options, alone }: FilterMenuProps<V>, open: boolean): readonly number[] | null {
  const changes = useWorkbench(state => state.changes)
  const [counts, setCounts] = useState<readonly number[] | null>(null)
  const question = open ? JSON.stringify(options.map(({ value }) => alone(value))) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    if (question === null) return
    let late = false
    const filters = JSON.parse(question) as ClaimFilter[]
    void Promise.all(filters.map(filter => call('claims.list', { filter, offset: 0, limit: 1 }))).then(
      replies => !late && setCounts(replies.map(reply => (reply.ok ? reply.value.total : 0))),
    )
    return () => {
      late = true
    }
  }, [question, changes])
  return counts
}
