import { Check } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { ArticleDiffering } from '#shared/api/compare-views'
import { numeral } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { useWorkbench } from '../store'
import { type Choice, Combobox } from '../widgets'
import { FilterButton } from '../widgets/filter-menu'

/** An article that a list can be filtered by. */
export interface ArticleOption {
  readonly id: ArticleId
  readonly label: string
  /** How much of the list is of it. */
  readonly hint?: string
}

/** Asks the engine for those that fit the words; or for those `among` these. None: it could not say. */
export type FindArticles = (asked: {
  readonly text: string
  readonly among: readonly ArticleId[] | null
}) => Promise<readonly ArticleOption[] | null>

/** How many are offered for what is typed, and how many are asked after by name. */
const [mostOffered, mostNamed] = [100, 500]
/** Which of them are asked for. */
export const offered = (among: readonly ArticleId[] | null) => ({
  offset: 0,
  limit: among ? mostNamed : mostOffered,
})

/** An article as it is offered where it is known how many rows it would leave. */
export const withCount = ({ id, title, count }: ArticleDiffering): ArticleOption => ({
  id,
  label: title,
  hint: numeral(count),
})

interface ArticleFilterProps {
  name?: string
  /** The same function as long as it asks the same. */
  find: FindArticles
  chosen: readonly ArticleId[]
  onChange: (chosen: readonly ArticleId[]) => void
}

/** Lets through some articles, found by their title; one that is chosen again is let go. */
export function ArticleFilter({ name = 'Article', find, chosen, onChange }: ArticleFilterProps) {
  const names = useNames(find, chosen, onChange)
  const last = chosen.at(-1)
  const choices = useCallback(
    async (text: string): Promise<readonly Choice<ArticleId>[]> => {
      const found = (await find({ text, among: null })) ?? []
      return found.map(({ id, label, hint }) => ({
        value: id,
        label,
        ...(hint && { hint }),
        // The last one chosen has the list's own tick.
        ...(chosen.slice(0, -1).includes(id) && { mark: <Check size={13} aria-label="Chosen" /> }),
      }))
    },
    [find, chosen],
  )
  return (
    <Combobox<ArticleId>
      search="Title or source"
      value={last ? { value: last, label: names.get(last) ?? '' } : null}
      choices={choices}
      none="All articles"
      onChange={id => {
        if (!id) onChange([])
        else if (chosen.includes(id)) onChange(chosen.filter(other => other !== id))
        else onChange([...chosen, id])
      }}
      trigger={<FilterButton name={name} said={chosen.map(id => names.get(id) ?? '…')} />}
    />
  )
}

/** What the chosen articles are called. One that is no longer there is taken out: it would leave out everything, unseen. */
function useNames(
  find: FindArticles,
  chosen: readonly ArticleId[],
  onChange: (chosen: readonly ArticleId[]) => void,
): ReadonlyMap<ArticleId, string> {
  const [names, setNames] = useState<ReadonlyMap<ArticleId, string>>(new Map())
  const count = useWorkbench(state => state.head?.counts.articles)
  const project = useWorkbench(state => state.head?.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of articles is the reason to look again
  useEffect(() => {
    if (chosen.length === 0) return
    let late = false
    void find({ text: '', among: chosen.slice(0, mostNamed) }).then(found => {
      if (late || !found) return
      const known = new Map(found.map(({ id, label }) => [id, label]))
      setNames(known)
      const left = chosen.filter((id, at) => at >= mostNamed || known.has(id))
      if (left.length < chosen.length) onChange(left)
    })
    return () => {
      late = true
    }
  }, [find, chosen, count, project])
  return names
}
