import type { Estimate } from '../agreement/estimate'
import { cohenKappa, lightKappa } from '../agreement/kappa'
import { krippendorffAlpha, workingOutAlpha } from '../agreement/krippendorff-alpha'
import { linkF1 } from '../agreement/link-agreement'
import { fleissKappa, percentAgreement } from '../agreement/ratings'
import type { CodedUnit, Level, ReliabilityData, Value } from '../agreement/reliability-data'
import { describeCriterion, type MatchCriterion } from '../agreement/span'
import { type PairF1, spanF1 } from '../agreement/span-agreement'
import type { AnnotatorId } from '../model/ids'
import type { Attribute } from '../model/records'
import type { Tolerance } from './align'
import type { ArticleMeasures, ValueName } from './measures'
import { type Counting, onUnits, overPairs, unitizing, unitizing2004 } from './work'

export const figureGroups = ['spans', 'labels', 'links', 'values'] as const
export type FigureGroup = (typeof figureGroups)[number]

/** One figure of agreement, worked out from the measures of any articles, drawn once or more often. */
export interface FigureKind {
  readonly id: string
  readonly name: string
  /** Which form of it, and what counts as agreeing. */
  readonly variant: string
  /** What is counted, in the plural. */
  readonly unit: string
  readonly group: FigureGroup
  /** Whether it is among the few that are shown first. */
  readonly main: boolean
  readonly count: Counting
}

/** Every figure that these annotators' work allows. */
export function figureKinds(
  of: readonly AnnotatorId[],
  atLeast: Tolerance,
  attributes: readonly Attribute[],
): FigureKind[] {
  const overlap: MatchCriterion = atLeast > 0 ? { kind: 'iou', atLeast } : { kind: 'overlap' }
  const mean = of.length > 2 ? '; mean over pairs' : ''
  const span = (id: string, name: string, criterion: MatchCriterion, sameLabel: boolean): FigureKind => ({
    id,
    name,
    variant: `${describeCriterion(criterion)}, ${sameLabel ? 'the same label' : 'whatever the label'}${mean}`,
    unit: 'claims',
    group: 'spans',
    main: !sameLabel,
    count: overPairs(of, ({ claims }, a, b) => {
      const [one, other] = [claims[a], claims[b]]
      return one && other ? spanF1(one, other, criterion, { sameLabel }) : null
    }),
  })
  return [
    span('span-f1-exact', 'Spans, exact F1', { kind: 'exact' }, false),
    span('span-f1-overlap', 'Spans, overlap F1', overlap, false),
    span('labelled-f1-exact', 'Spans and labels, exact F1', { kind: 'exact' }, true),
    span('labelled-f1-overlap', 'Spans and labels, overlap F1', overlap, true),
    cutting(
      'u-alpha',
      'Unitizing uα',
      'Krippendorff et al. 2016: units and gaps by intersecting lengths, in characters',
      true,
      unitizing(family => family.u),
    ),
    cutting(
      'u-alpha-binary',
      'Unitizing u|α',
      'Krippendorff et al. 2016: units against gaps, whatever the label, in characters',
      false,
      unitizing(family => family.uBinary),
    ),
    cutting(
      'cu-alpha',
      'Unitizing cuα',
      'Krippendorff et al. 2016: labels where spans intersect, in characters',
      false,
      unitizing(family => family.cu.alpha),
    ),
    cutting(
      'alpha-u-2004',
      'Unitizing αU',
      'Krippendorff 2004: squared differences of ends, in whole characters; sums over labels',
      false,
      unitizing2004,
    ),
    ...ofLabels(of),
    linked(
      'mention-f1',
      'Mentions, overlap F1',
      `${describeCriterion(overlap)}${mean}`,
      false,
      (each, a, b) => {
        const [one, other] = [each.mentions[a], each.mentions[b]]
        return one && other ? spanF1(one, other, overlap, { sameLabel: false }) : null
      },
    ),
    linked(
      'entity-f1',
      'Entity links, F1',
      `aligned mentions with the same entity${mean}`,
      true,
      (each, a, b) => {
        const [one, other] = [each.entityLinks[a], each.entityLinks[b]]
        return one && other ? linkF1(one, other, { sameType: true }) : null
      },
    ),
    linked(
      'evidence-f1',
      'Evidence links, F1',
      `the same two ends and the same stance${mean}`,
      true,
      (each, a, b) => {
        const [one, other] = [each.evidence[a], each.evidence[b]]
        return one && other ? linkF1(one, other, { sameType: true }) : null
      },
    ),
    linked(
      'evidence-f1-ends',
      'Evidence links, F1 of ends',
      `the same two ends, whatever the stance${mean}`,
      false,
      (each, a, b) => {
        const [one, other] = [each.evidence[a], each.evidence[b]]
        return one && other ? linkF1(one, other, { sameType: false }) : null
      },
    ),
    valued('stance-alpha', 'Stances, α', 'links that several made', 'nominal', of, ({ stances }) => stances),
    valued(
      'confidence-alpha',
      'Confidence of links, α',
      'links that several made',
      'interval',
      of,
      each => each.confidences,
    ),
    valued('certainty-alpha', 'Certainty, α', 'claims', 'nominal', of, valuesNamed('certainty')),
    valued('figure-alpha', 'Figures, α', 'claims with a figure', 'ratio', of, valuesNamed('figure')),
    ...attributes.flatMap(attribute => ofAttribute(attribute, of)),
  ]
  function linked(
    id: string,
    name: string,
    variant: string,
    main: boolean,
    pair: (measures: ArticleMeasures, a: number, b: number) => PairF1 | null,
  ): FigureKind {
    const unit = id === 'mention-f1' ? 'mentions' : 'links'
    return { id, name, variant, unit, group: 'links', main, count: overPairs(of, pair) }
  }
}

function ofLabels(of: readonly AnnotatorId[]): FigureKind[] {
  const kind = (
    id: string,
    name: string,
    variant: string,
    main: boolean,
    estimate: (data: ReliabilityData<string>) => Estimate,
  ): FigureKind => ({
    id,
    name,
    variant: `${variant}; labels of aligned spans`,
    unit: 'aligned spans',
    group: 'labels',
    main,
    count: onUnits(of, ({ labels }) => labels, estimate),
  })
  return [
    kind('label-alpha', 'Labels, α', 'Krippendorff, nominal, missing values left out', true, data =>
      krippendorffAlpha(data, 'nominal'),
    ),
    of.length === 2
      ? kind('label-cohen', 'Labels, Cohen’s κ', 'unweighted, spans that both labelled', true, cohenKappa)
      : kind('label-light', 'Labels, Cohen’s κ', 'mean over pairs (Light 1971)', false, lightKappa),
    kind('label-fleiss', 'Labels, Fleiss’ κ', 'as many ratings as there are', of.length > 2, fleissKappa),
    kind('label-percent', 'Labels, percent agreement', 'not corrected for chance', false, percentAgreement),
  ]
}

function ofAttribute(attribute: Attribute, of: readonly AnnotatorId[]): FigureKind[] {
  const { id, name, kind, choices } = attribute
  const named = valuesNamed(id)
  const level = kind === 'number' ? 'interval' : 'nominal'
  const plain = valued(`attribute-${id}`, `${name}, α`, 'claims with a value', level, of, named)
  if (kind !== 'choice' || choices.length < 3) return [plain]
  const ranked = (measures: ArticleMeasures) =>
    named(measures).map(unit => ({
      id: unit.id,
      values: unit.values.map(value => {
        const rank = choices.indexOf(String(value))
        return value === null || rank < 0 ? null : rank
      }),
    }))
  const ordinal = valued(
    `attribute-${id}-ordinal`,
    `${name}, α`,
    'claims with a value',
    'ordinal',
    of,
    ranked,
  )
  return [plain, { ...ordinal, variant: `${ordinal.variant}, by the order of its choices` }]
}

const valuesNamed =
  (name: ValueName) =>
  ({ values }: ArticleMeasures): readonly CodedUnit<Value>[] =>
    values.get(name) ?? []

/** With so many kinds of units a draw at ratio level, where each two values are a part of it, takes some milliseconds. */
const mostRatios = 2_000

function valued<V extends Value>(
  id: string,
  name: string,
  unit: string,
  level: Level,
  of: readonly AnnotatorId[],
  units: (measures: ArticleMeasures) => readonly CodedUnit<V>[],
): FigureKind {
  return {
    id,
    name,
    variant: `Krippendorff, ${level}`,
    unit,
    group: 'values',
    main: false,
    count: onUnits(
      of,
      units,
      data => workingOutAlpha(data, level),
      level === 'ratio' ? mostRatios : undefined,
    ),
  }
}

function cutting(id: string, name: string, variant: string, main: boolean, count: Counting): FigureKind {
  return { id, name, variant, unit: 'parts of spans', group: 'spans', main, count }
}
