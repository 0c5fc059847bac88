import { type ReactNode, useMemo } from 'react'
import type { ClaimId, LinkId } from '#shared/model/ids'
import { linkEnds } from '#shared/model/project'
import type { EvidenceLink } from '#shared/model/records'
import type { ReaderSpan } from '../reader'
import { type ArticleShown, cache } from '../store'
import { ClaimCard, EvidenceMarginCard } from './margin-card'

/**
 * What the cards beside an article say: another function where that may be another, for the stances tell what evidence
 * counts as. A card has the same element for as long as its records are the same: with each claim that is marked, only
 * the cards that changed are drawn anew.
 */
export function useCards({ claims, links }: ArticleShown, stances: unknown) {
  const evidence = useMemo(() => evidenceOf(links), [links])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards look the stances up.
  const drawn = useMemo(() => new WeakMap<object, DrawnCard>(), [stances])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the claims are looked up in the cache.
  return useMemo(
    () =>
      (span: ReaderSpan): ReactNode => {
        const claim = cache.get('claims', span.id as ClaimId)
        const link = claim ? undefined : cache.get('links', span.id as LinkId)
        const record = claim ?? link
        if (!record) return null
        const ends = (claim && evidence.get(claim.id)) ?? none
        const before = drawn.get(record)
        if (before && sameLinks(before.links, ends)) return before.element
        const element = claim ? (
          <ClaimCard claim={claim} links={ends} />
        ) : (
          link && <EvidenceMarginCard link={link} />
        )
        drawn.set(record, { links: ends, element })
        return element
      },
    [claims, evidence, drawn],
  )
}

interface DrawnCard {
  readonly links: readonly EvidenceLink[]
  readonly element: ReactNode
}

const none: readonly EvidenceLink[] = []

/** The links that each claim has at one of their ends. */
function evidenceOf(links: readonly EvidenceLink[]): ReadonlyMap<ClaimId, readonly EvidenceLink[]> {
  const evidence = new Map<ClaimId, EvidenceLink[]>()
  for (const link of links)
    for (const end of linkEnds(link)) {
      const known = evidence.get(end)
      if (known) known.push(link)
      else evidence.set(end, [link])
    }
  return evidence
}

const sameLinks = (a: readonly EvidenceLink[], b: readonly EvidenceLink[]) =>
  a === b || (a.length === b.length && a.every((link, at) => link === b[at]))
