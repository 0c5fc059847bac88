import { quoteOf } from '#shared/anchors/anchor'
import { leadsToOrphan } from '#shared/anchors/orphan'
import type { ArticleId } from '#shared/model/ids'
import type {
  Claim,
  Colour,
  EvidenceLink,
  Label,
  Mention,
  Stance,
  StanceMeaning,
} from '#shared/model/records'
import type { ReaderSpan } from '../reader'

/** Where the names that spans are given come from. */
export interface Naming {
  readonly label: (claim: Claim) => Label | undefined
  readonly entity: (mention: Mention) => string | undefined
  readonly stance: (link: EvidenceLink) => Stance | undefined
}

const stanceTones: Readonly<Record<StanceMeaning, Colour>> = {
  supports: 'green',
  contradicts: 'rose',
  repeats: 'amber',
  context: 'slate',
}

/** Everything that is marked in an article, as its reader draws it: mentions, evidence for claims elsewhere, claims. */
export function spansOf(
  article: ArticleId,
  claims: readonly Claim[],
  mentions: readonly Mention[],
  links: readonly EvidenceLink[],
  naming: Naming,
): ReaderSpan[] {
  return [
    ...mentions.map(mention => mentionSpan(mention, naming)),
    ...links.flatMap(link => evidenceSpan(link, article, naming) ?? []),
    ...claims.map(claim => claimSpan(claim, naming)),
  ]
}

/** What was made of each record, and what else it was made of. */
const made = new WeakMap<object, { readonly of: unknown; readonly span: ReaderSpan }>()

/** The same object for as long as it says the same: of thousands, only the span that changed is painted anew. */
function kept(record: object, of: unknown, make: () => ReaderSpan): ReaderSpan {
  const before = made.get(record)
  if (before && before.of === of) return before.span
  const span = make()
  made.set(record, { of, span })
  return span
}

function claimSpan(claim: Claim, naming: Naming): ReaderSpan {
  const label = naming.label(claim)
  return kept(claim, label, () => spanOfClaim(claim, label))
}

/** A claim as a reader draws it, were it not made yet. */
export function spanOfClaim(claim: Pick<Claim, 'id' | 'spans'>, label: Label | undefined): ReaderSpan {
  return {
    id: claim.id,
    parts: claim.spans,
    kind: 'claim',
    tone: label?.colour ?? 'slate',
    pattern: label?.pattern ?? 'solid',
    name: `${label?.name ?? 'Unlabelled'} claim: ${quoteOf(claim.spans)}`,
  }
}

function mentionSpan(mention: Mention, naming: Naming): ReaderSpan {
  const entity = naming.entity(mention)
  return kept(mention, entity, () => ({
    id: mention.id,
    parts: [mention.span],
    kind: 'mention',
    tone: 'slate',
    pattern: 'dotted',
    name: entity ? `Mention of ${entity}: ${mention.span.quote}` : `Mention: ${mention.span.quote}`,
  }))
}

/** Only targets that are bare spans: a claim that is evidence is drawn as the claim that it is. */
function evidenceSpan(link: EvidenceLink, article: ArticleId, naming: Naming): ReaderSpan | null {
  const { target } = link
  if (target.kind !== 'span' || target.article !== article || leadsToOrphan(link)) return null
  const stance = naming.stance(link)
  return kept(link, stance, () => ({
    id: link.id,
    parts: target.spans,
    kind: 'evidence',
    tone: stance ? stanceTones[stance.meaning] : 'slate',
    pattern: 'dashed',
    name: `Evidence, ${stance?.name ?? 'no stance yet'}: ${quoteOf(target.spans)}`,
  }))
}
