import type { Params } from '#shared/api/contract'
import { mostShown } from '#shared/api/told'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'
import { useFocus } from './focus'
import { mountedParts } from './mounted'
import { cache, useWorkbench } from './workbench'

type Shown = Omit<Params<'records.read'>, 'project'>

/** The articles that the window shows something of, whether or not they have been read. */
export function shownArticles(): ReadonlySet<ArticleId> {
  const { panes } = useWorkbench.getState().workspace
  const { linking } = useFocus.getState()
  const mounted = [...mountedParts()].flatMap(part => (part.kind === 'article' ? [part.id] : []))
  const ofClaims = pickedClaims().flatMap(id => cache.get('claims', id)?.article ?? [])
  return new Set([...panes, ...mounted, ...ofClaims, ...(linking ? [linking.article] : [])])
}

/** All that the window shows: what its parts stand for, and what the analyst’s hands are on. */
export function shownNow(): Shown {
  const claims = new Set<ClaimId>(pickedClaims())
  const entities = new Set<EntityId>()
  const comments = new Map<string, Comment['on']>()
  const { entity } = useWorkbench.getState().workspace
  if (entity) entities.add(entity)
  for (const part of mountedParts()) {
    if (part.kind === 'claim') claims.add(part.id)
    else if (part.kind === 'entity') entities.add(part.id)
    else if (part.kind === 'comments') comments.set(`${part.on.table} ${part.on.id}`, part.on)
  }
  return {
    articles: [...shownArticles()].slice(0, mostShown.articles),
    claims: [...claims].slice(0, mostShown.records),
    entities: [...entities].slice(0, mostShown.records),
    comments: [...comments.values()].slice(0, mostShown.comments),
  }
}

function pickedClaims(): readonly ClaimId[] {
  const { claim } = useWorkbench.getState().workspace
  const { linking, candidate } = useFocus.getState()
  const from = linking?.from === 'claim' ? linking.claim : null
  return [claim, candidate, from].filter(id => id !== null)
}
