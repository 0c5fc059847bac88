import type { Continuum, ContinuumUnit } from '../agreement/continuum'
import type { TypedPair } from '../agreement/link-agreement'
import type { CodedUnit, Value } from '../agreement/reliability-data'
import type { MarkedSpan } from '../agreement/span'
import type { AnnotatorId, ArticleId, AttributeId, LabelId } from '../model/ids'
import type { Claim, EvidenceLink } from '../model/records'
import { alignAll, present } from './align'
import { type Case, type SideBySide, spanOfClaim, targetName } from './cases'
import type { ArticleLayers } from './layers'

/** Stands for claims without a label where their places count. */
export const unlabelled = ''

/** What figures are worked out from, for one article: a place for each annotator who was chosen, null where one left it alone. */
export interface ArticleMeasures {
  readonly article: ArticleId
  readonly claims: readonly (readonly MarkedSpan[] | null)[]
  readonly mentions: readonly (readonly MarkedSpan[] | null)[]
  /** Mentions with their entities; the places of mentions are named so that all annotators share them. */
  readonly entityLinks: readonly (readonly TypedPair[] | null)[]
  /** Claims with their evidence, typed by stance. */
  readonly evidence: readonly (readonly TypedPair[] | null)[]
  /** A unit for each case; the label that each annotator gave. */
  readonly labels: readonly CodedUnit<string>[]
  /** Values that a claim can hold, by what they are: a unit for each case. */
  readonly values: ReadonlyMap<ValueName, readonly CodedUnit<Value>[]>
  /** A unit for each link that several may have made: what each said of it. */
  readonly stances: readonly CodedUnit<string>[]
  readonly confidences: readonly CodedUnit<number>[]
  /** The text with the claims of those who worked on it; null where not all of them did. */
  readonly continuum: Continuum | null
}

/** `certainty`, `figure`, or an attribute's id. */
export type ValueName = 'certainty' | 'figure' | AttributeId

/** What the figures of the annotators `of` are worked out from. With a label, only claims that bear it count. */
export function measuresOf(
  side: SideBySide,
  layers: ArticleLayers,
  cases: readonly Case[],
  of: readonly AnnotatorId[],
): ArticleMeasures {
  const layerOf = of.map(annotator => layers.layers.find(layer => layer.annotator === annotator) ?? null)
  const claims = layerOf.map(layer => layer?.claims.map(spanOfClaim) ?? null)
  const mentions = layerOf.map(
    layer =>
      layer?.mentions.map(
        ({ id, article, span }): MarkedSpan => ({ id, article, label: null, ranges: [span] }),
      ) ?? null,
  )
  const places = mentionPlaces(of, mentions, side.atLeast)
  const evidence = layerOf.map(
    layer =>
      layer?.links.map(
        (link): TypedPair => ({
          from: side.sharedName(link.claim),
          to: targetName(link, side.sharedName),
          type: link.stance,
        }),
      ) ?? null,
  )
  return {
    article: layers.article,
    claims,
    mentions,
    entityLinks: layerOf.map(
      layer =>
        layer?.mentions.flatMap(({ id, entity }) =>
          entity ? [{ from: places.get(id) ?? id, to: entity, type: null }] : [],
        ) ?? null,
    ),
    evidence,
    labels: unitsOf(cases, of, ({ label }) => label),
    values: valuesOf(cases, of),
    stances: linkUnits(side, layerOf, ({ stance }) => stance),
    confidences: linkUnits(side, layerOf, ({ confidence }) => confidence),
    continuum: layerOf.every(layer => layer !== null)
      ? {
          coders: of,
          start: 0,
          length: layers.length,
          units: layerOf.flatMap(layer => (layer ? continuumUnits(layer.annotator, layer.claims) : [])),
        }
      : null,
  }
}

/** The measures as they are where only claims of one label count. */
export function ofLabel(measures: ArticleMeasures, label: LabelId): ArticleMeasures {
  return {
    ...measures,
    claims: measures.claims.map(claims => claims?.filter(claim => claim.label === label) ?? null),
  }
}

function mentionPlaces(
  of: readonly AnnotatorId[],
  mentions: readonly (readonly MarkedSpan[] | null)[],
  atLeast: number,
): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const group of alignAll(
    of.map((coder, at) => ({ coder, spans: mentions[at] ?? [] })),
    atLeast,
  )) {
    const ids = present(group).map(({ id }) => id)
    const [first = ''] = [...ids].sort()
    for (const id of ids) places.set(id, first)
  }
  return places
}

function unitsOf<V extends Value>(
  cases: readonly Case[],
  of: readonly AnnotatorId[],
  read: (claim: Claim) => V | null,
): CodedUnit<V>[] {
  return cases.map(({ key, annotators, versions }) => ({
    id: key,
    values: of.map(annotator => {
      const claim = versions[annotators.indexOf(annotator)]
      return claim ? read(claim) : null
    }),
  }))
}

function valuesOf(
  cases: readonly Case[],
  of: readonly AnnotatorId[],
): ReadonlyMap<ValueName, readonly CodedUnit<Value>[]> {
  const attributes = new Set<AttributeId>()
  for (const { versions } of cases)
    for (const claim of versions)
      for (const attribute of Object.keys(claim?.attributes ?? {})) attributes.add(attribute as AttributeId)
  const values = new Map<ValueName, readonly CodedUnit<Value>[]>()
  values.set(
    'certainty',
    unitsOf<Value>(cases, of, ({ certainty }) => certainty),
  )
  values.set(
    'figure',
    unitsOf<Value>(cases, of, ({ quantity }) => quantity?.value ?? null),
  )
  for (const attribute of attributes)
    values.set(
      attribute,
      unitsOf<Value>(cases, of, claim => {
        const value = claim.attributes[attribute]
        return value === undefined || value === '' ? null : typeof value === 'boolean' ? String(value) : value
      }),
    )
  return values
}

/** What each annotator says of the links that they made between the same two ends; of several, the first by id. */
function linkUnits<V extends Value>(
  { sharedName }: SideBySide,
  layers: readonly (ArticleLayers['layers'][number] | null)[],
  read: (link: EvidenceLink) => V | null,
): CodedUnit<V>[] {
  const units = new Map<string, (V | null)[]>()
  for (const [place, layer] of layers.entries())
    for (const link of [...(layer?.links ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const key = `${sharedName(link.claim)} → ${targetName(link, sharedName)}`
      const values = units.get(key) ?? layers.map(() => null)
      values[place] ??= read(link)
      units.set(key, values)
    }
  return [...units].map(([id, values]) => ({ id, values }))
}

/** Claims as units of a continuum: each part by itself, and what one annotator marked twice with a label as one. */
function continuumUnits(coder: AnnotatorId, claims: readonly Claim[]): ContinuumUnit[] {
  const byLabel = new Map<string, { start: number; end: number }[]>()
  for (const { label, spans } of claims) {
    const ranges = byLabel.get(label ?? unlabelled) ?? []
    ranges.push(...spans.map(({ start, end }) => ({ start, end })))
    byLabel.set(label ?? unlabelled, ranges)
  }
  return [...byLabel].flatMap(([category, ranges]) =>
    united(ranges).map(({ start, end }) => ({ coder, category, start, length: end - start })),
  )
}

function united(ranges: readonly { start: number; end: number }[]): { start: number; end: number }[] {
  const out: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else out.push({ start, end })
  }
  return out
}
