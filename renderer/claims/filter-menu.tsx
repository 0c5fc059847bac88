import { useEffect, useState } from 'react'
import type { ClaimFilter } from '#shared/api/contract'
import { call, useNamedCalls, useWorkbench } from '../store'
import { type FilterOption, FilterMenu as Menu } from '../widgets/filter-menu'

interface FilterMenuProps<V> {
  name: string
  options: readonly FilterOption<V>[]
  chosen: readonly V[]
  onChange: (chosen: readonly V[]) => void
  /** The filter as it would be with one option alone: what its number is counted with. */
  alone: (value: V) => ClaimFilter
}

/** Several of a kind of claim to let through, each with how many claims it would leave. */
export function FilterMenu<V extends string | null>(props: FilterMenuProps<V>) {
  const [open, setOpen] = useState(false)
  const counts = useCounts(props, open)
  const { name, chosen, onChange } = props
  const options = props.options.map(option => ({
    ...option,
    count: counts.get(JSON.stringify(props.alone(option.value))),
  }))
  return <Menu {...{ name, options, chosen, onChange, open }} onOpenChange={setOpen} />
}

/**
 * Asked for when the menu opens, and again after each change while it is open: each stands there as soon as it is known,
 * and what is not when the menu closes is given up. By the filter that they are of, so that none is taken for another’s.
 */
function useCounts<V>({ options, alone }: FilterMenuProps<V>, open: boolean): ReadonlyMap<string, number> {
  const changes = useWorkbench(state => state.changes)
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const question = open ? JSON.stringify(options.map(({ value }) => alone(value))) : null
  const calls = useNamedCalls(`${question}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    if (question === null) return
    let late = false
    const filters = new Map(
      (JSON.parse(question) as ClaimFilter[]).map(filter => [JSON.stringify(filter), filter]),
    )
    setCounts(known => new Map([...known].filter(([of]) => filters.has(of))))
    for (const [of, filter] of filters)
      void calls
        .ask(task => call('claims.list', { filter, offset: 0, limit: 1, task }))
        .then(reply => {
          if (!late && reply.ok) setCounts(known => new Map(known).set(of, reply.value.total))
        })
    return () => {
      late = true
    }
  }, [question, changes, calls])
  return counts
}
