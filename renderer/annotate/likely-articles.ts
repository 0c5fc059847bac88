import { useEffect, useState } from 'react'
import { quoteOf } from '#shared/anchors/anchor'
import type { ArticleId, Id } from '#shared/model/ids'
import type { Claim, Mention } from '#shared/model/records'
import { cache, call, newId, useFocus, useWorkbench } from '../store'

/** How many names and figures are looked for. */
const most = 10

type Likely = ReadonlyMap<ArticleId, readonly string[]>
const nothing: Likely = new Map()

/** How long a list waits to be put in order by what articles share, in milliseconds. */
const patience = 200

/**
 * Per article, what it shares with the claim that needs evidence, or with the article that is being read; and whether a
 * list should wait for it no longer.
 */
export function useLikelyArticles(): { readonly likely: Likely; readonly waited: boolean } {
  const [likely, setLikely] = useState<Likely | null>(null)
  const [patient, setPatient] = useState(true)
  useEffect(() => {
    let late = false
    const task = newId<Id<'task'>>('task')
    const due = setTimeout(() => setPatient(false), patience)
    void sharedWith(wordsToLookFor(), task).then(found => !late && setLikely(found))
    return () => {
      late = true
      clearTimeout(due)
      void call('tasks.cancel', { task })
    }
  }, [])
  return { likely: likely ?? nothing, waited: likely !== null || !patient }
}

async function sharedWith(words: readonly string[], task: string): Promise<Likely> {
  if (words.length === 0) return new Map()
  const reply = await call('articles.sharing', { words, task })
  return new Map(reply.ok ? reply.value.map(({ article, words }) => [article, words]) : [])
}

/** The entities and figures of the claim in hand; without one, the entities that the open article names most. */
function wordsToLookFor(): readonly string[] {
  const { linking } = useFocus.getState()
  const { workspace } = useWorkbench.getState()
  const claim = cache.get(
    'claims',
    linking?.from === 'claim' ? linking.claim : (workspace.claim as Claim['id']),
  )
  const article = linking?.article ?? workspace.panes[workspace.activePane]
  const words = claim ? wordsOfClaim(claim) : namesIn(article)
  return [...new Set(words)].slice(0, most)
}

function wordsOfClaim(claim: Claim): string[] {
  const figures = quoteOf(claim.spans).match(/\d[\d.,]*\d/g) ?? []
  const entities = [...claim.entities, ...(claim.attribution?.entity ? [claim.attribution.entity] : [])]
  const overlapping = [...cache.all('mentions')].filter(mention => touches(mention, claim))
  return [
    ...entities.flatMap(id => cache.get('entities', id)?.name ?? []),
    ...overlapping.map(mention => mention.span.quote),
    ...figures,
  ]
}

function touches(mention: Mention, claim: Claim): boolean {
  return (
    mention.article === claim.article &&
    claim.spans.some(span => span.start < mention.span.end && mention.span.start < span.end)
  )
}

function namesIn(article: ArticleId | undefined): string[] {
  const counts = new Map<string, number>()
  for (const { article: of, entity } of cache.all('mentions')) {
    const name = of === article && entity ? cache.get('entities', entity)?.name : undefined
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
}
