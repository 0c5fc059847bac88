import { useEffect, useMemo, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { ArticleId, ClaimId, EntityId, LinkId } from '#shared/model/ids'
import type { Claim, Entity, EvidenceLink } from '#shared/model/records'
import type { Comment } from '#shared/model/review-records'
import type { IdOf, TableName, TableRecords } from '#shared/model/tables'
import { type ArticleShown, knowsEnds, linksOf } from './article-shown'
import { call } from './engine'
import { mounted, useMounted } from './mounted'
import { readArticle, readSlice } from './reading'
import { byPlace, ShownArticles } from './shown-articles'
import { cache, texts, useWorkbench } from './workbench'

/** A record as it stands, or undefined where the window has not been given it. */
export function useRecord<T extends TableName>(
  table: T,
  id: IdOf<T> | null | undefined,
): TableRecords[T] | undefined {
  return useWorkbench(() => (id ? cache.get(table, id) : undefined))
}

/** The article with its annotations, read when it is first asked for and kept true from then on. */
export function useArticle(id: ArticleId | null): { shown: ArticleShown | null; problem: Problem | null } {
  useMounted('article', id)
  const article = useRecord('articles', id)
  const [problem, setProblem] = useState<Problem | null>(null)
  const text = useWorkbench(() => (id ? texts.get(id) : undefined))
  const opening = useWorkbench(state => state.opening)

  const isMissing = text === undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project may have an article of the same id, and an article may get another text
  useEffect(() => {
    setProblem(null)
    if (!id || texts.has(id)) return
    let gone = false
    void readArticle(id).then(found => !gone && setProblem(found))
    return () => {
      gone = true
    }
  }, [id, opening, isMissing])

  // What is shown of it changes with these; which of them it was is for `ShownArticles` to know.
  useWorkbench(annotationsVersion)
  return { shown: article && text !== undefined ? shownArticles.of(article, text) : null, problem }
}

const shownArticles = new ShownArticles(cache)
const annotationsVersion = () => cache.version('claims') + cache.version('mentions') + cache.version('links')

/** The claims of an article in text order, those that have lost their place where they last had it; none where it is not read. */
export function claimsInOrder(id: ArticleId): readonly Claim[] {
  const article = cache.get('articles', id)
  const text = texts.get(id)
  if (!article || text === undefined) return []
  const { claims, orphans } = shownArticles.of(article, text)
  return orphans.claims.length > 0 ? [...claims, ...orphans.claims].sort(byPlace) : claims
}

/** A claim wherever it is; asks the engine for it and what it refers to when the window has not got it. */
export function useClaim(id: ClaimId | null): Claim | undefined {
  useMounted('claim', id)
  const claim = useRecord('claims', id)
  useEffect(() => {
    if (id && !claim) void readSlice(() => call('claims.read', { id }))
  }, [id, claim])
  return claim
}

export function useEntity(id: EntityId | null): Entity | undefined {
  useMounted('entity', id)
  const entity = useRecord('entities', id)
  useEffect(() => {
    if (id && !entity) void readSlice(() => call('entities.read', { id }))
  }, [id, entity])
  return entity
}

/** The links that have the claim at either end, oldest first; what is at their ends is read where the window does not know it. */
export function useLinksOf(claim: ClaimId | null): readonly EvidenceLink[] {
  useMounted('claim', claim)
  const version = useWorkbench(() => cache.version('links'))
  const opening = useWorkbench(state => state.opening)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table, which changes in place
  const links = useMemo(() => (claim ? linksOf(cache, claim) : []), [version, claim])
  const isWhole = useWorkbench(() => links.every(link => knowsEnds(cache, link)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project may have a claim of the same id, and a link may lead to what has been forgotten
  useEffect(() => {
    if (claim) void readSlice(() => call('claims.read', { id: claim }))
  }, [claim, opening, isWhole])
  return links
}

export function useLink(id: LinkId | null): EvidenceLink | undefined {
  return useRecord('links', id)
}

/** The comments on a record, oldest first; read when they are first asked for and kept true from then on. */
export function useComments({ table, id }: Comment['on']): readonly Comment[] {
  useEffect(() => mounted({ kind: 'comments', on: { table, id } as Comment['on'] }), [table, id])
  const version = useWorkbench(() => cache.version('comments'))
  const opening = useWorkbench(state => state.opening)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project may have a record of the same id
  useEffect(() => {
    void readSlice(() => call('comments.on', { on: { table, id } }))
  }, [table, id, opening])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the table, which changes in place
  return useMemo(() => {
    const found = [...cache.all('comments')].filter(({ on }) => on.id === id && on.table === table)
    return found.sort((a, b) => a.created.at.localeCompare(b.created.at))
  }, [version, table, id])
}
