import type { MarkedSpan } from '../agreement/span'
import { atOnce } from '../model/at-once'
import { deepEqual } from '../model/equal'
import type { AdjudicationId, AnnotatorId, ArticleId, ClaimId, LinkId } from '../model/ids'
import type { Claim, EvidenceLink } from '../model/records'
import { type AlignedSpans, alignAll, present, type Tolerance, worstFit } from './align'
import { type ArticleLayers, endOf, type LayerReader, layersOf, madeInAdjudication, startOf } from './layers'

/** How the versions of a case differ. */
export const caseDifferences = ['missing', 'place', 'label', 'details', 'links'] as const
export type CaseDifference = (typeof caseDifferences)[number]

/** One place in an article, with what each annotator made of it: what an adjudicator decides about. */
export interface Case {
  /** Known by the first of its claims by id, so that it keeps its name as versions come and go. */
  readonly key: AdjudicationId
  readonly article: ArticleId
  /** Who worked on the article, in the order in which they were chosen. */
  readonly annotators: readonly AnnotatorId[]
  /** In that order; null where one has marked nothing here. */
  readonly versions: readonly (Claim | null)[]
  /** Empty: all agree. */
  readonly differs: readonly CaseDifference[]
  /** The least intersection over union of any two versions. */
  readonly fit: number
  /** From where the first version begins to where the last ends. */
  readonly start: number
  readonly end: number
}

/** What is compared: whose annotations, of which articles, and how much overlap makes two spans the same place. */
export interface Compared {
  readonly annotators: readonly AnnotatorId[]
  readonly articles: readonly ArticleId[]
  readonly atLeast: Tolerance
}

/** Everything that was put side by side, with names for places that all annotators share. */
export interface SideBySide extends Compared {
  readonly perArticle: readonly ArticleLayers[]
  readonly cases: readonly Case[]
  /** What a claim, or the target of a link, is known by to all: the key of its case, of its place, or its own id. */
  readonly sharedName: (end: ClaimId | LinkId) => string
}

export const presentVersions = ({ versions }: Pick<Case, 'versions'>): Claim[] =>
  versions.filter((claim): claim is Claim => claim !== null)

/** The id of the decision about these claims. */
export function adjudicationIdOf(claims: readonly ClaimId[]): AdjudicationId {
  const [first = ''] = [...claims].sort()
  return `adjudication-${first.replace(/^claim-/, '')}`.slice(0, 80) as AdjudicationId
}

/** A claim as a span, as agreement is worked out from it. */
export const spanOfClaim = ({ id, article, label, spans }: Claim): MarkedSpan => ({
  id,
  article,
  label,
  ranges: spans.map(({ start, end }) => ({ start, end })),
})

/** Puts the annotators' claims side by side, article by article; yields the share that is done. */
export function* puttingSideBySide(reader: LayerReader, compared: Compared): Generator<number, SideBySide> {
  const made = madeInAdjudication(reader)
  const perArticle: ArticleLayers[] = []
  const groups: { readonly layers: ArticleLayers; readonly aligned: readonly AlignedSpans[] }[] = []
  const names = new Map<string, string>()
  for (const [at, article] of compared.articles.entries()) {
    const layers = layersOf(reader, article, compared.annotators, made)
    perArticle.push(layers)
    const aligned = alignAll(
      layers.layers.map(({ annotator, claims }) => ({ coder: annotator, spans: claims.map(spanOfClaim) })),
      compared.atLeast,
    )
    for (const group of aligned) {
      const ids = present(group).map(({ id }) => id as ClaimId)
      const key = adjudicationIdOf(ids)
      for (const id of ids) names.set(id, key)
    }
    groups.push({ layers, aligned })
    yield (at + 1) / compared.articles.length / 2
  }
  nameTargets(perArticle, compared, names)
  const sharedName = (end: ClaimId | LinkId) => names.get(end) ?? end
  const cases: Case[] = []
  for (const [at, { layers, aligned }] of groups.entries()) {
    const byId = new Map(layers.layers.flatMap(({ claims }) => claims.map(claim => [claim.id, claim])))
    for (const group of aligned) cases.push(caseOf(layers, byId, group, sharedName))
    yield 0.5 + (at + 1) / groups.length / 2
  }
  return { ...compared, perArticle, cases, sharedName }
}

/** The same at once, for what is small. */
export const sideBySide = (reader: LayerReader, compared: Compared): SideBySide =>
  atOnce(puttingSideBySide(reader, compared))

/** Names the spans that links lead to: those of different annotators that overlap are the same place. */
function nameTargets(
  perArticle: readonly ArticleLayers[],
  { annotators, atLeast }: Compared,
  names: Map<string, string>,
): void {
  const spans = new Map<AnnotatorId, MarkedSpan[]>(annotators.map(annotator => [annotator, []]))
  for (const { layers } of perArticle)
    for (const { annotator, links } of layers)
      for (const { id, target } of links)
        if (target.kind === 'span')
          spans.get(annotator)?.push({ id, article: target.article, label: null, ranges: target.spans })
  const coders = [...spans].map(([coder, marked]) => ({ coder, spans: marked }))
  for (const group of alignAll(coders, atLeast)) {
    const ids = present(group).map(({ id }) => id)
    const [first = ''] = [...ids].sort()
    for (const id of ids) names.set(id, `target of ${first}`)
  }
}

function caseOf(
  { article, layers }: ArticleLayers,
  claimsById: ReadonlyMap<string, Claim>,
  group: AlignedSpans,
  sharedName: SideBySide['sharedName'],
): Case {
  const versions = group.spans.map(span => (span ? (claimsById.get(span.id) ?? null) : null))
  const claims = presentVersions({ versions })
  const linksBy = versions.flatMap((claim, place) =>
    claim ? [linkNames(claim, layers[place]?.links ?? [], sharedName)] : [],
  )
  const differs: Record<CaseDifference, boolean> = {
    missing: claims.length < versions.length,
    place: anyDiffers(claims.map(({ spans }) => spans.map(({ start, end }) => [start, end]))),
    label: anyDiffers(claims.map(({ label }) => label)),
    details: anyDiffers(claims.map(detailsOf)),
    links: anyDiffers(linksBy),
  }
  return {
    key: adjudicationIdOf(claims.map(({ id }) => id)),
    article,
    annotators: layers.map(({ annotator }) => annotator),
    versions,
    differs: caseDifferences.filter(difference => differs[difference]),
    fit: worstFit(group),
    start: Math.min(...claims.map(startOf)),
    end: Math.max(...claims.map(endOf)),
  }
}

const anyDiffers = ([first, ...others]: readonly unknown[]) => others.some(other => !deepEqual(first, other))

/** What is said of a claim beside place and label. Wording and notes are each annotator's own words, and left out. */
const detailsOf = ({ attribution, certainty, asOf, quantity, entities, attributes }: Claim) => ({
  saidBy: attribution ? (attribution.entity ?? attribution.name) : null,
  certainty,
  asOf,
  quantity,
  entities: [...entities].sort(),
  attributes,
})

/** What a claim's links lead to and how, in names that all annotators share. */
function linkNames(
  claim: Claim,
  links: readonly EvidenceLink[],
  sharedName: SideBySide['sharedName'],
): string[] {
  const own = links.filter(link => link.claim === claim.id)
  return [...new Set(own.map(link => `${targetName(link, sharedName)} ${link.stance ?? ''}`))].sort()
}

export const targetName = ({ id, target }: EvidenceLink, sharedName: SideBySide['sharedName']): string =>
  target.kind === 'claim' ? sharedName(target.claim) : sharedName(id)
