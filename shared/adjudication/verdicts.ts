import type { ClaimId, LinkId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Claim } from '../model/records'
import type { Adjudication } from '../model/review-records'
import type { ClaimPatch, NewClaim, SingleBody } from '../operations/operation'
import { adjudicationIdOf, type Case, presentVersions } from './cases'
import { type Decided, decidedOf } from './decided'

/** What an adjudicator says about a case. */
export type CaseRuling =
  | { readonly kind: 'version'; readonly claim: ClaimId }
  /** All versions stand, each as a claim of its own. */
  | { readonly kind: 'both' }
  /** A new claim, which begins as the version named and takes these fields. */
  | { readonly kind: 'edited'; readonly from: ClaimId; readonly patch: ClaimPatch }
  | { readonly kind: 'none' }
  | { readonly kind: 'later' }

/** Draws ids for what is made anew. */
export interface Minting {
  readonly claim: () => ClaimId
  readonly link: () => LinkId
}

/** What cannot be ruled so: the version is none of the case's. */
export type Ruled = { readonly ok: true; readonly parts: readonly SingleBody[] } | { readonly ok: false }

/**
 * The operations that a ruling comes to. Whatever else was decided about these claims is taken back, and a claim that was
 * made for an earlier ruling goes with it.
 */
export function operationsFor(
  reader: ProjectReader,
  each: Case,
  ruling: CaseRuling,
  reason: string,
  mint: Minting,
): Ruled {
  const claims = presentVersions(each)
  const ids = claims.map(({ id }) => id)
  const settled = (...settlements: readonly Settlement[]): Ruled => ({
    ok: true,
    parts: settling(reader, each, settlements, reason),
  })
  switch (ruling.kind) {
    case 'version':
      return ids.includes(ruling.claim)
        ? settled({ claims: ids, gold: ruling.claim, verdict: 'chosen' })
        : { ok: false }
    case 'both':
      return settled(...ids.map((id): Settlement => ({ claims: [id], gold: id, verdict: 'chosen' })))
    case 'none':
      return settled({ claims: ids, gold: null, verdict: 'none' })
    case 'later':
      return settled({ claims: ids, gold: null, verdict: 'open' })
    case 'edited': {
      const from = reader.get('claims', ruling.from)
      if (!from || !(ids.includes(from.id) || madeFor(reader, each).includes(from.id))) return { ok: false }
      const claim = { ...asNew(from), ...ruling.patch, id: mint.claim() }
      return {
        ok: true,
        parts: [
          { kind: 'claim.create', claim },
          ...copiedLinks(reader, from, claim.id, mint),
          ...settling(reader, each, [{ claims: ids, gold: claim.id, verdict: 'new' }], reason),
        ],
      }
    }
  }
}

type Settlement = Pick<Adjudication, 'claims' | 'gold' | 'verdict'>

function settling(
  reader: ProjectReader,
  each: Case,
  settlements: readonly Settlement[],
  reason: string,
): SingleBody[] {
  const settle = settlements.map((settlement): SingleBody => {
    const id = adjudicationIdOf(settlement.claims)
    return {
      kind: 'adjudication.settle',
      adjudication: { id, article: each.article, ...settlement, reason },
    }
  })
  const now = new Set(settlements.map(({ claims }) => adjudicationIdOf(claims)))
  const stays = new Set(settlements.map(({ gold }) => gold))
  return [
    ...decidedOf(reader, each)
      .adjudications.filter(({ id }) => !now.has(id))
      .map(reopen),
    ...settle,
    ...madeFor(reader, each)
      .filter(id => !stays.has(id))
      .map(removed),
  ]
}

const reopen = ({ id }: Adjudication): SingleBody => ({ kind: 'adjudication.reopen', id })
const removed = (id: ClaimId): SingleBody => ({ kind: 'claim.delete', id })

/** What takes back everything that was said about a case, and the claims that were made for it. */
export function reopening(reader: ProjectReader, each: Case): SingleBody[] {
  return [...decidedOf(reader, each).adjudications.map(reopen), ...madeFor(reader, each).map(removed)]
}

/** The claims that earlier rulings on a case made. */
export function madeFor(reader: ProjectReader, each: Case): ClaimId[] {
  return decidedOf(reader, each).adjudications.flatMap(({ gold, claims }) =>
    gold && !claims.includes(gold) && !presentVersions(each).some(({ id }) => id === gold) ? [gold] : [],
  )
}

/** Whether all agree on a case and nothing has been decided about it. */
export const isAgreedAndOpen = ({ differs, versions }: Case, { standing }: Decided): boolean =>
  differs.length === 0 && versions.length > 1 && standing === 'open'

/** How many cases are looked at between two breaths. */
const pace = 64

/** What takes cases into the gold standard, and how many there are. */
export interface Accepting {
  readonly accepted: number
  readonly parts: readonly SingleBody[]
}

/**
 * Takes those of the cases on which all agree and nothing has been decided into the gold standard, each by its first
 * version. Yields now and then how much of them it has looked at, from 0 to 1; the project must not change meanwhile.
 */
export function* acceptingAgreed(
  reader: ProjectReader,
  cases: readonly Case[],
): Generator<number, Accepting> {
  const parts: SingleBody[] = []
  let accepted = 0
  for (const [i, each] of cases.entries()) {
    if (i % pace === pace - 1) yield i / cases.length
    if (!isAgreedAndOpen(each, decidedOf(reader, each))) continue
    const ids = presentVersions(each).map(({ id }) => id)
    const [gold] = ids
    if (!gold) continue
    parts.push(...settling(reader, each, [{ claims: ids, gold, verdict: 'chosen' }], ''))
    accepted++
  }
  return { accepted, parts }
}

function asNew({ created, changed, ...claim }: Claim): NewClaim {
  return claim
}

/** What the claim has for evidence, the new one has too; links that lead to it stay where they are. */
function copiedLinks(reader: ProjectReader, from: Claim, to: ClaimId, mint: Minting): SingleBody[] {
  return [...reader.linksOf(from.id)].flatMap((id): SingleBody[] => {
    const link = reader.get('links', id)
    if (link?.claim !== from.id) return []
    const { created, changed, ...copied } = link
    return [{ kind: 'evidence.link', link: { ...copied, id: mint.link(), claim: to } }]
  })
}
