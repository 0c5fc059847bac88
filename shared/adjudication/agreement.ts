import { bootstrapping } from '../agreement/bootstrap'
import { type ConfusionMatrix, confusionMatrices } from '../agreement/contingency'
import { type Estimate, notApplicable, reliance } from '../agreement/estimate'
import { alphaOfCategory } from '../agreement/krippendorff-alpha'
import { seededRandom } from '../agreement/seeded-random'
import type { AnnotatorId, ArticleId, LabelId } from '../model/ids'
import type { Attribute } from '../model/records'
import type { Case, SideBySide } from './cases'
import { type FigureKind, figureKinds } from './figure-kinds'
import { type ArticleMeasures, measuresOf, ofLabel } from './measures'
import { added } from './work'

/** The middle of what a figure came to on articles drawn anew. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly resamples: number
}

type Working = Pick<FigureKind, 'work' | 'draws' | 'tally' | 'fromTally'>

/** A figure with all that has to be said beside it. */
export interface Figure extends Omit<FigureKind, keyof Working> {
  readonly value: number | null
  /** Why it is undefined; null where it has a value. */
  readonly reason: string | null
  readonly units: number
  /** 95 % of the bootstrap over articles; null where there are fewer than two, or it is undefined too often. */
  readonly interval: Interval | null
  readonly reliance: ReturnType<typeof reliance>
}

export interface PairAgreement {
  readonly annotators: readonly [AnnotatorId, AnnotatorId]
  readonly figures: readonly Figure[]
}
export interface LabelAgreement {
  readonly label: LabelId
  /** How many claims bear it, of all annotators together. */
  readonly claims: number
  readonly figures: readonly Figure[]
}
export interface ArticleAgreement {
  readonly article: ArticleId
  readonly annotators: readonly AnnotatorId[]
  readonly figures: readonly Figure[]
}

/** How far annotators agree: over all, for each two of them, for each label and each article. */
export interface Agreement {
  readonly seed: number
  readonly figures: readonly Figure[]
  /** Where there are three and more. */
  readonly pairs: readonly PairAgreement[]
  readonly labels: readonly LabelAgreement[]
  readonly articles: readonly ArticleAgreement[]
  /** For each two annotators: the labels that they gave. Cases hold the keys. A claim without a label counts as `unlabelled`. */
  readonly matrices: readonly ConfusionMatrix<string>[]
}

const seed = 1
/** As many draws as are worth the wait: fewer where each takes long, and never fewer than a hundred. */
const resamplesFor = (units: number) => Math.max(100, Math.min(1000, Math.floor(400_000 / (units + 1))))

/** What stands in a matrix for a claim that bears no label. */
export const noLabel = '(no label)'

/** Works out every figure; yields the share that is done. */
export function* workingOut(
  side: SideBySide,
  attributes: readonly Attribute[],
): Generator<number, Agreement> {
  const { annotators, perArticle } = side
  const casesIn = byArticle(side.cases)
  const of = (who: readonly AnnotatorId[]) =>
    perArticle
      .filter(({ layers }) => layers.filter(({ annotator }) => who.includes(annotator)).length >= 2)
      .map(layers => measuresOf(side, layers, casesIn.get(layers.article) ?? [], who))
  const measures = of(annotators)
  yield 0.1
  const kinds = figureKinds(annotators, side.atLeast, attributes)
  const figures: Figure[] = []
  for (const [at, kind] of kinds.entries()) {
    figures.push(yield* withInterval(kind, measures, 0.1 + (0.7 * at) / kinds.length, 0.7 / kinds.length))
  }
  const pairs: PairAgreement[] = []
  for (const pair of annotators.length > 2 ? pairsOf(annotators) : []) {
    const own = of(pair)
    pairs.push({
      annotators: pair,
      figures: figureKinds(pair, side.atLeast, attributes).map(kind => figureOf(kind, own)),
    })
    yield 0.85
  }
  const labels: LabelAgreement[] = []
  for (const label of labelsIn(measures)) {
    labels.push(agreementOfLabel(label, measures, kinds))
    yield 0.9
  }
  const articles: ArticleAgreement[] = []
  for (const each of measures) {
    const layers = perArticle.find(({ article }) => article === each.article)?.layers ?? []
    articles.push({
      article: each.article,
      annotators: layers.map(({ annotator }) => annotator),
      figures: kinds.filter(({ main }) => main).map(kind => figureOf(kind, [each])),
    })
    yield 0.95
  }
  const shown = new Set(measures.map(({ article }) => article))
  const matrices = confusionMatrices({
    coders: annotators,
    units: side.cases.filter(({ article }) => shown.has(article)).map(each => labelUnit(each, annotators)),
  })
  return { seed, figures: figures.filter(hasSomething), pairs, labels, articles, matrices }
}

/** The same at once, for what is small. */
export function agreementOf(side: SideBySide, attributes: readonly Attribute[]): Agreement {
  const work = workingOut(side, attributes)
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

/** What nobody gave a value to is not reported upon, unless it is one of the figures that everyone asks for. */
const hasSomething = ({ group, units }: Figure) => group !== 'values' || units > 0

function labelUnit({ key, annotators, versions }: Case, all: readonly AnnotatorId[]) {
  return {
    id: key,
    values: all.map(annotator => {
      const claim = versions[annotators.indexOf(annotator)]
      return claim ? (claim.label ?? noLabel) : null
    }),
  }
}

const bare = ({ work, draws, tally, fromTally, ...kind }: FigureKind) => kind

function figureOf(kind: FigureKind, measures: readonly ArticleMeasures[]): Figure {
  const { estimate, units } = kind.work(measures)
  return made(kind, estimate, units, null)
}

function made(
  kind: Omit<FigureKind, keyof Working>,
  estimate: Estimate,
  units: number,
  interval: Interval | null,
): Figure {
  return {
    ...('work' in kind ? bare(kind as FigureKind) : kind),
    value: estimate.value,
    reason: estimate.value === null ? estimate.reason : null,
    units,
    interval,
    // Krippendorff's bands are for α alone.
    reliance: kind.id.includes('alpha') ? reliance(estimate) : null,
  }
}

function* withInterval(
  kind: FigureKind,
  measures: readonly ArticleMeasures[],
  from: number,
  share: number,
): Generator<number, Figure> {
  const { estimate, units } = kind.work(measures)
  if (estimate.value === null || measures.length < 2) return made(kind, estimate, units, null)
  const { tally, fromTally } = kind
  const resamples = tally ? 1000 : (kind.draws?.(units) ?? resamplesFor(units))
  if (resamples === 0) return made(kind, estimate, units, null)
  const tallies = tally && measures.map(tally)
  const draws = bootstrapping(
    measures.length,
    drawn =>
      tallies && fromTally
        ? fromTally(added(drawn.map(place => tallies[place] ?? []))).estimate
        : kind.work(drawn.flatMap(place => measures[place] ?? [])).estimate,
    { random: seededRandom(seed), resamples },
  )
  let step = draws.next()
  for (; !step.done; step = draws.next()) yield from + share * step.value
  const interval = step.value
  return made(
    kind,
    estimate,
    units,
    'low' in interval ? { low: interval.low, high: interval.high, resamples } : null,
  )
}

const perLabel = new Set(['span-f1-exact', 'span-f1-overlap'])

function agreementOfLabel(
  label: LabelId,
  measures: readonly ArticleMeasures[],
  kinds: readonly FigureKind[],
): LabelAgreement {
  const own = measures.map(each => ofLabel(each, label))
  const data = { coders: [], units: measures.flatMap(({ labels }) => labels) }
  const alpha = data.units.length > 0 ? alphaOfCategory(data, label) : notApplicable('no spans were aligned')
  return {
    label,
    claims: own.reduce(
      (sum, { claims }) => sum + claims.reduce((all, each) => all + (each?.length ?? 0), 0),
      0,
    ),
    figures: [
      ...kinds
        .filter(({ id }) => perLabel.has(id))
        .map(kind =>
          figureOf(
            {
              ...kind,
              variant: `${kind.variant.replace(', whatever the label', '')}; claims with this label alone`,
            },
            own,
          ),
        ),
      made(
        {
          id: 'category-alpha',
          name: 'Label, α',
          variant: 'Krippendorff 2004: this label against all others, on aligned spans',
          unit: 'aligned spans',
          group: 'labels',
          main: true,
        },
        alpha,
        data.units.filter(({ values }) => values.includes(label)).length,
        null,
      ),
    ],
  }
}

const labelsIn = (measures: readonly ArticleMeasures[]): LabelId[] =>
  [
    ...new Set(
      measures.flatMap(({ claims }) =>
        claims.flatMap(each => (each ?? []).flatMap(({ label }) => (label as LabelId | null) ?? [])),
      ),
    ),
  ].sort()

function byArticle(cases: readonly Case[]): ReadonlyMap<ArticleId, readonly Case[]> {
  const found = new Map<ArticleId, Case[]>()
  for (const each of cases) {
    const list = found.get(each.article)
    if (list) list.push(each)
    else found.set(each.article, [each])
  }
  return found
}

const pairsOf = (all: readonly AnnotatorId[]): [AnnotatorId, AnnotatorId][] =>
  all.flatMap((one, at) => all.slice(at + 1).map((other): [AnnotatorId, AnnotatorId] => [one, other]))
