import { quoteOf } from '../anchors/anchor'
import { isOrphan } from '../anchors/orphan'
import { type Comparison, compareQuantities } from '../claims/quantity'
import { proposeQuantity } from '../claims/read-quantity'
import { counted } from '../model/counted'
import type { ArticleId, ClaimId } from '../model/ids'
import type { Anchor, Claim, EvidenceLink, Quantity, StanceMeaning } from '../model/records'

/** What stands at the far end of an evidence link, seen from one of its claims. */
export interface FarEnd {
  /** `evidence`: the far end bears on this claim. `bears-on`: this claim is the evidence, and bears on the far end. */
  readonly role: 'evidence' | 'bears-on'
  readonly article: ArticleId
  readonly spans: readonly Anchor[]
  /** Whether its words are no longer in their article: they stand in an earlier edition. */
  readonly orphaned: boolean
  /** Null where the far end is a span and not a claim. */
  readonly claim: Claim | null
}

/** The far end of `link` from `near`; null where the claim there has not been read. */
export function farEnd(
  link: EvidenceLink,
  near: ClaimId,
  claimOf: (id: ClaimId) => Claim | undefined,
): FarEnd | null {
  if (link.claim !== near) {
    const claim = claimOf(link.claim)
    return claim ? { role: 'bears-on', ...placeOf(claim), claim } : null
  }
  if (link.target.kind === 'span') return { role: 'evidence', ...placeOf(link.target), claim: null }
  const claim = claimOf(link.target.claim)
  return claim ? { role: 'evidence', ...placeOf(claim), claim } : null
}

const placeOf = (end: Pick<Claim, 'article' | 'spans' | 'edition'>) => ({
  article: end.article,
  spans: end.spans,
  orphaned: isOrphan(end),
})

/** What two ends say about one another in figures; null where either states none. */
export function compareEnds(near: Claim, far: Pick<FarEnd, 'claim' | 'spans'>): Comparison | null {
  const quantity: Quantity | null = far.claim ? far.claim.quantity : proposeQuantity(quoteOf(far.spans))
  if (!near.quantity || !quantity) return null
  return compareQuantities(
    { quantity: near.quantity, asOf: near.asOf },
    { quantity, asOf: far.claim?.asOf ?? null },
  )
}

/** How a claim's evidence stands, counted by what each stance means. */
export type StanceCounts = Readonly<Record<StanceMeaning | 'undecided', number>>

export function countStances(
  links: readonly EvidenceLink[],
  meaningOf: (link: EvidenceLink) => StanceMeaning | null,
): StanceCounts {
  const counts = { supports: 0, contradicts: 0, repeats: 0, context: 0, undecided: 0 }
  for (const link of links) counts[meaningOf(link) ?? 'undecided']++
  return counts
}

/** The counts in a few words: “2 support · 1 contradicts”. Repeats are told apart from support: they corroborate nothing. */
export function sayStances(counts: StanceCounts): string {
  const say = (count: number, one: string, many: string) => (count ? counted(count, one, many) : '')
  return [
    say(counts.supports, 'supports', 'support'),
    say(counts.contradicts, 'contradicts', 'contradict'),
    say(counts.repeats, 'repeats', 'repeat'),
    say(counts.context, 'in context', 'in context'),
    say(counts.undecided, 'undecided', 'undecided'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The link that already joins a claim to a place, whichever end each stands at; undefined where none does. */
export function sameLink(
  links: Iterable<EvidenceLink>,
  claim: ClaimId,
  target: EvidenceLink['target'],
): EvidenceLink | undefined {
  for (const link of links) {
    if (target.kind === 'claim') {
      if (link.target.kind !== 'claim') continue
      const [a, b] = [link.claim, link.target.claim]
      if ((a === claim && b === target.claim) || (a === target.claim && b === claim)) return link
    } else if (
      link.claim === claim &&
      link.target.kind === 'span' &&
      link.target.article === target.article &&
      samePlaces(link.target.spans, target.spans)
    )
      return link
  }
  return undefined
}

function samePlaces(a: readonly Anchor[], b: readonly Anchor[]): boolean {
  return (
    a.length === b.length && a.every((span, at) => span.start === b[at]?.start && span.end === b[at]?.end)
  )
}
