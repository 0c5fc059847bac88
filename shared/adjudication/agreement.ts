import { bootstrapping } from '../agreement/bootstrap'
import { type ConfusionMatrix, confusionMatrix } from '../agreement/contingency'
import { type Estimate, notApplicable, reliance } from '../agreement/estimate'
import { alphaOfCategory } from '../agreement/krippendorff-alpha'
import { coderPairs } from '../agreement/reliability-data'
import { seededRandom } from '../agreement/seeded-random'
import { atOnce } from '../model/at-once'
import type { AnnotatorId, ArticleId, LabelId } from '../model/ids'
import type { Attribute } from '../model/records'
import type { Case, SideBySide } from './cases'
import { type FigureKind, figureKinds } from './figure-kinds'
import { type ArticleMeasures, measuresOf, ofLabel } from './measures'
import { onUnits } from './work'

/** The middle of what a figure came to on articles drawn anew. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly resamples: number
}

/** A figure with all that has to be said beside it. */
export interface Figure extends Omit<FigureKind, 'count'> {
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

/** What stands in a matrix for a claim that bears no label. */
export const noLabel = '(no label)'

/** Works out every figure, or only those that are shown first; yields the share that is done. */
export function* workingOut(
  side: SideBySide,
  attributes: readonly Attribute[],
  which: 'all' | 'main' = 'all',
): Generator<number, Agreement> {
  const { annotators, perArticle } = side
  const casesIn = byArticle(side.cases)
  const of = function* (who: readonly AnnotatorId[], done: number): Generator<number, ArticleMeasures[]> {
    const found: ArticleMeasures[] = []
    for (const each of perArticle) {
      if (each.layers.filter(({ annotator }) => who.includes(annotator)).length < 2) continue
      found.push(measuresOf(side, each, casesIn.get(each.article) ?? [], who))
      yield done
    }
    return found
  }
  const measures = yield* of(annotators, 0.05)
  const kinds = figureKinds(annotators, side.atLeast, attributes).filter(
    ({ main }) => which === 'all' || main,
  )
  const figures: Figure[] = []
  for (const [at, kind] of kinds.entries()) {
    figures.push(yield* withInterval(kind, measures, 0.1 + (0.7 * at) / kinds.length, 0.7 / kinds.length))
  }
  const pairs: PairAgreement[] = []
  for (const pair of annotators.length > 2 ? pairsOf(annotators) : []) {
    const own = yield* of(pair, 0.85)
    const kindsOfPair = figureKinds(pair, side.atLeast, attributes)
    pairs.push({ annotators: pair, figures: yield* figuresOf(kindsOfPair, own, 0.85) })
  }
  const labels: LabelAgreement[] = []
  for (const label of yield* labelsIn(measures, 0.85)) {
    labels.push(yield* agreementOfLabel(label, measures, kinds))
  }
  const articles: ArticleAgreement[] = []
  const layersIn = new Map(perArticle.map(({ article, layers }) => [article, layers]))
  for (const each of measures) {
    const layers = layersIn.get(each.article) ?? []
    articles.push({
      article: each.article,
      annotators: layers.map(({ annotator }) => annotator),
      figures: yield* figuresOf(
        kinds.filter(({ main }) => main),
        [each],
        0.95,
      ),
    })
  }
  const shown = new Set(measures.map(({ article }) => article))
  const units: ReturnType<typeof labelUnit>[] = []
  for (const each of side.cases) {
    if (shown.has(each.article)) units.push(labelUnit(each, annotators))
    yield 0.98
  }
  const data = { coders: annotators, units }
  const matrices: ConfusionMatrix<string>[] = []
  for (const pair of coderPairs(data)) {
    matrices.push(confusionMatrix(data, pair))
    yield 0.99
  }
  return { seed, figures: figures.filter(hasSomething), pairs, labels, articles, matrices }
}

/** The same at once, for what is small. */
export function agreementOf(side: SideBySide, attributes: readonly Attribute[]): Agreement {
  return atOnce(workingOut(side, attributes))
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

/** The figures of some articles, without intervals. */
function* figuresOf(
  kinds: readonly FigureKind[],
  measures: readonly ArticleMeasures[],
  done: number,
): Generator<number, Figure[]> {
  const figures: Figure[] = []
  for (const kind of kinds) {
    const { all } = yield* carried(kind.count(measures), done)
    figures.push(made(kind, all.estimate, all.units, null))
  }
  return figures
}

/** What comes of steps that say nothing of how far they are, each of which is told as `done`. */
function* carried<T>(steps: Generator<undefined, T>, done: number): Generator<number, T> {
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield done
  return step.value
}

function made(
  { id, name, variant, unit, group, main }: Omit<FigureKind, 'count'>,
  estimate: Estimate,
  units: number,
  interval: Interval | null,
): Figure {
  return {
    ...{ id, name, variant, unit, group, main },
    value: estimate.value,
    reason: estimate.value === null ? estimate.reason : null,
    units,
    interval,
    // Krippendorff's bands are for α alone.
    reliance: id.includes('alpha') ? reliance(estimate) : null,
  }
}

function* withInterval(
  kind: FigureKind,
  measures: readonly ArticleMeasures[],
  from: number,
  share: number,
): Generator<number, Figure> {
  const { all, drawn, draws: resamples } = yield* carried(kind.count(measures), from)
  if (all.estimate.value === null || measures.length < 2 || !drawn || resamples === 0)
    return made(kind, all.estimate, all.units, null)
  const draws = bootstrapping(measures.length, drawn, { random: seededRandom(seed), resamples })
  let step = draws.next()
  for (; !step.done; step = draws.next()) yield from + share * step.value
  const interval = 'low' in step.value ? { low: step.value.low, high: step.value.high, resamples } : null
  return made(kind, all.estimate, all.units, interval)
}

const perLabel = new Set(['span-f1-exact', 'span-f1-overlap'])

function* agreementOfLabel(
  label: LabelId,
  measures: readonly ArticleMeasures[],
  kinds: readonly FigureKind[],
): Generator<number, LabelAgreement> {
  const own: ArticleMeasures[] = []
  let [claims, bearing] = [0, 0]
  for (const each of measures) {
    const ofOne = ofLabel(each, label)
    own.push(ofOne)
    for (const marked of ofOne.claims) claims += marked?.length ?? 0
    for (const { values } of each.labels) if (values.includes(label)) bearing++
    yield 0.88
  }
  const alpha = onUnits(
    [],
    ({ labels }) => labels,
    data => (data.units.length > 0 ? alphaOfCategory(data, label) : notApplicable('no spans were aligned')),
  )
  return {
    label,
    claims,
    figures: [
      ...(yield* figuresOf(
        kinds
          .filter(({ id }) => perLabel.has(id))
          .map(kind => ({
            ...kind,
            variant: `${kind.variant.replace(', whatever the label', '')}; claims with this label alone`,
          })),
        own,
        0.9,
      )),
      made(
        {
          id: 'category-alpha',
          name: 'Label, α',
          variant: 'Krippendorff 2004: this label against all others, on aligned spans',
          unit: 'aligned spans',
          group: 'labels',
          main: true,
        },
        (yield* carried(alpha(measures), 0.9)).all.estimate,
        bearing,
        null,
      ),
    ],
  }
}

function* labelsIn(measures: readonly ArticleMeasures[], done: number): Generator<number, LabelId[]> {
  const found = new Set<LabelId>()
  for (const { claims } of measures) {
    for (const each of claims)
      for (const { label } of each ?? []) if (label !== null) found.add(label as LabelId)
    yield done
  }
  return [...found].sort()
}

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
