import { FileText } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ArticleHit, ClaimHit, EntityHit, ProjectHead, SearchResults } from '#shared/api/views'
import { counted } from '#shared/model/counted'
import { LabelMark } from '../../claims/label-mark'
import { goToClaim, openArticle, showEntity, useWorkbench } from '../../store'
import { entityIconOf } from '../../widgets'
import { MarkedWords } from './marked-words'

/** Something in the project that the palette has found, and how to get there. */
export interface Find {
  readonly key: string
  readonly icon: ReactNode
  readonly title: ReactNode
  /** A second line, in the article's words. */
  readonly excerpt?: ReactNode
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
  const { claims, entities, articles } = found
  const groups: FindGroup[] = [
    { heading: 'Claims', total: claims.total, finds: claims.hits.map(hit => claimFind(head, hit)) },
    { heading: 'Entities', total: entities.total, finds: entities.hits.map(hit => entityFind(head, hit)) },
    { heading: 'Articles', total: articles.total, finds: articles.hits.map(articleFind) },
  ]
  return groups.filter(group => group.finds.length > 0)
}

const claimFind = (head: ProjectHead, hit: ClaimHit): Find => ({
  key: hit.id,
  icon: <LabelMark label={head.labels.find(({ id }) => id === hit.label)} />,
  title: (
    <>
      {hit.isQuote && '“'}
      <MarkedWords {...hit.says} />
      {hit.isQuote && '”'}
    </>
  ),
  about: hit.articleSource || hit.articleTitle,
  go: () => void goToClaim(hit.id),
})

function entityFind(head: ProjectHead, hit: EntityHit): Find {
  const Icon = entityIconOf(head.entityTypes.find(({ id }) => id === hit.type)?.icon ?? 'other')
  return {
    key: hit.id,
    icon: <Icon size={15} aria-hidden="true" />,
    title: (
      <>
        <MarkedWords {...hit.name} />
        {hit.alias && (
          <>
            {' · '}
            <MarkedWords {...hit.alias} />
          </>
        )}
      </>
    ),
    about: counted(hit.mentions, 'mention'),
    go: () => showEntity(hit.id),
  }
}

const articleFind = (hit: ArticleHit): Find => ({
  key: hit.article,
  icon: <FileText size={15} aria-hidden="true" />,
  title: <MarkedWords {...hit.title} />,
  excerpt: hit.excerpt && <MarkedWords {...hit.excerpt} />,
  about: hit.source,
  go: () => openArticle(hit.article, hit.place ? { range: hit.place } : {}),
})
