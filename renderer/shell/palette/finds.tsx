import { FileText, Highlighter } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SearchResults } from '#shared/api/views'
import { cache, call, openArticle, pickClaim, showEntity, useWorkbench } from '../../store'
import { entityIconOf } from '../../widgets'
import styles from './palette.module.css'

/** Something in the project that the palette has found, and how to get there. */
export interface Find {
  readonly key: string
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly about: string
  readonly go: () => void
}

export interface FindGroup {
  readonly heading: string
  readonly total: number
  readonly finds: readonly Find[]
}

/** The articles, claims and entities of a search, as rows. */
export function useFinds(found: SearchResults | undefined): readonly FindGroup[] {
  const head = useWorkbench(state => state.head)
  if (!found || !head) return []
  const iconOfType = (type: string | null) => {
    const Icon = entityIconOf(head.entityTypes.find(({ id }) => id === type)?.icon ?? 'other')
    return <Icon size={15} aria-hidden="true" />
  }
  const groups: FindGroup[] = [
    {
      heading: 'Claims',
      total: found.claims.total,
      finds: found.claims.hits.map(hit => ({
        key: hit.id,
        icon: <Highlighter size={15} aria-hidden="true" />,
        title: hit.wording || `“${hit.quote}”`,
        about: hit.articleSource || hit.articleTitle,
        go: () => void goToClaim(hit.id),
      })),
    },
    {
      heading: 'Entities',
      total: found.entities.total,
      finds: found.entities.hits.map(hit => ({
        key: hit.id,
        icon: iconOfType(hit.type),
        title: hit.name,
        about: `${hit.mentions} ${hit.mentions === 1 ? 'mention' : 'mentions'}`,
        go: () => showEntity(hit.id),
      })),
    },
    {
      heading: 'Articles',
      total: found.articles.total,
      finds: found.articles.hits.map(hit => ({
        key: `${hit.article} ${hit.start}`,
        icon: <FileText size={15} aria-hidden="true" />,
        title: (
          <>
            {lastWords(hit.before)}
            <mark className={styles.hit}>{hit.quote}</mark>
            {hit.after}
          </>
        ),
        about: hit.articleTitle,
        go: () => openArticle(hit.article, { range: { start: hit.start, end: hit.end } }),
      })),
    },
  ]
  return groups.filter(group => group.finds.length > 0)
}

async function goToClaim(id: SearchResults['claims']['hits'][number]['id']): Promise<void> {
  const reply = await call('claims.read', { id })
  if (!reply.ok) return
  cache.take(reply.value)
  const claim = reply.value.claims?.find(one => one.id === id)
  if (claim) pickClaim(claim, 'show')
}

/** A few words before a hit, so that the hit itself has room in its row. */
function lastWords(before: string): string {
  if (before.length <= 24) return before
  const cut = before.slice(-24)
  return `…${cut.slice(cut.indexOf(' ') + 1)}`
}
