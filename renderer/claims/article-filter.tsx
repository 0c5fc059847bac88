import { Check } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { counted } from '#shared/model/counted'
import type { ArticleId } from '#shared/model/ids'
import { call, useWorkbench } from '../store'
import { type Choice, Combobox, FilterButton } from '../widgets'
import { setFilter, useClaimFilter } from './filter'

/** Lets through the claims of some articles, found by their title or source; one that is chosen again is let go. */
export function ArticleFilter() {
  const chosen = useClaimFilter(({ filter }) => filter.articles)
  const names = useNames(chosen)
  const find = useCallback((typed: string) => articlesFor(typed, chosen), [chosen])
  const last = chosen.at(-1)
  return (
    <Combobox<ArticleId>
      search="Title or source"
      value={last ? { value: last, label: names.get(last) ?? '' } : null}
      choices={find}
      none="All articles"
      onChange={id => {
        if (!id) setFilter({ articles: [] })
        else if (chosen.includes(id)) setFilter({ articles: chosen.filter(other => other !== id) })
        else setFilter({ articles: [...chosen, id] })
      }}
      trigger={<FilterButton name="Article" said={chosen.map(id => names.get(id) ?? '…')} />}
    />
  )
}

const named = ({ title, source }: { title: string; source: string }) =>
  source ? `${source}: ${title}` : title

/** The articles that fit what is typed, those with the most claims first; the last one chosen has the list's own tick. */
async function articlesFor(
  typed: string,
  chosen: readonly ArticleId[],
): Promise<readonly Choice<ArticleId>[]> {
  const filter = { text: typed, status: null, sort: 'claims' } as const
  const reply = await call('articles.list', { filter, offset: 0, limit: 100 })
  if (!reply.ok) return []
  return reply.value.rows.map(row => ({
    value: row.id,
    label: named(row),
    hint: counted(row.claims, 'claim'),
    ...(chosen.slice(0, -1).includes(row.id) && { mark: <Check size={13} aria-label="Chosen" /> }),
  }))
}

/** What the chosen articles are called. One that is no longer in the project is taken out of the filter. */
function useNames(chosen: readonly ArticleId[]): ReadonlyMap<ArticleId, string> {
  const [names, setNames] = useState<ReadonlyMap<ArticleId, string>>(new Map())
  const count = useWorkbench(state => state.head?.counts.articles)
  const project = useWorkbench(state => state.head?.id)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of articles is the reason to look again
  useEffect(() => {
    if (chosen.length === 0) return
    let late = false
    void Promise.all(chosen.map(id => call('articles.read', { id }))).then(replies => {
      if (late) return
      const found = replies.flatMap(reply => (reply.ok ? (reply.value.slice.articles ?? []) : []))
      const missing = chosen.filter((_, at) => {
        const reply = replies[at]
        return reply && !reply.ok && reply.problem.code === 'missing'
      })
      setNames(new Map(found.map(article => [article.id, named(article)])))
      if (missing.length > 0) setFilter({ articles: chosen.filter(id => !missing.includes(id)) })
    })
    return () => {
      late = true
    }
  }, [chosen, count, project])
  return names
}
