import { type Agreement, noLabel } from '#shared/adjudication/agreement'
import type { SideBySide } from '#shared/adjudication/cases'
import { madeInAdjudication } from '#shared/adjudication/layers'
import type { ConfusionMatrix } from '#shared/agreement/contingency'
import type {
  AgreementView,
  ArticleFigures,
  Matrix,
  MatrixValue,
  SideArticle,
  Sides,
} from '#shared/api/agreement-views'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId, ArticleId, LabelId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { WholeAgreement } from '#shared/report/report'
import type { Waiting } from '../making'
import { answeredTo, type VersionedReader } from '../queries/kept'
import { workersOn } from './kept-sides'

/** Who worked on what, and on which articles in the order of the library. */
export interface WholeSides extends Sides {
  readonly articles: readonly SideArticle[]
}

/** Who worked on what, all at once. */
export const sidesOf = (reader: ProjectReader): WholeSides => atOnce(findingSides(reader))

/** The same, worked out once while the project is as it is. Null where whoever waits has given it up. */
export const keptSidesOf = (project: VersionedReader, waiting: Waiting): Promise<WholeSides | null> =>
  answeredTo(waiting, 'Looking who worked on what', project, project.version, ['sides'], () =>
    findingSides(project),
  )

/** The same, article by article, so that others can come between. */
export function* findingSides(reader: ProjectReader): Generator<number, WholeSides> {
  const made = madeInAdjudication(reader)
  const totals = new Map<AnnotatorId, { claims: number; mentions: number; links: number; articles: number }>()
  const articles: SideArticle[] = []
  const all = [...reader.all('articles')]
  for (const [at, { id, title }] of all.entries()) {
    const who = workersOn(reader, id, made)
    for (const [annotator, { claims, mentions, links }] of who) {
      const sum = totals.get(annotator) ?? { claims: 0, mentions: 0, links: 0, articles: 0 }
      sum.claims += claims
      sum.mentions += mentions
      sum.links += links
      sum.articles++
      totals.set(annotator, sum)
    }
    articles.push({ id, title, annotators: who.size })
    yield at / all.length
  }
  const annotators = [...reader.all('annotators')].flatMap(({ id, name }) => {
    const counts = totals.get(id)
    return counts ? [{ id, name, ...counts }] : []
  })
  return { annotators, articles }
}

export const annotatorName = (reader: Pick<ProjectReader, 'get'>, id: AnnotatorId): string =>
  reader.get('annotators', id)?.name ?? 'somebody'

/** The figures with the names that an analyst knows. */
export function agreementView(reader: ProjectReader, side: SideBySide, agreement: Agreement): AgreementView {
  const order = new Map(
    [...reader.all('labels')].sort((a, b) => a.order - b.order).map(({ id }, at) => [id, at]),
  )
  const place = (id: LabelId) => order.get(id) ?? order.size
  return {
    annotators: side.annotators.map(id => ({ id, name: annotatorName(reader, id) })),
    articles: agreement.articles.length,
    partly: side.perArticle.filter(({ layers }) => layers.length < side.annotators.length).length,
    atLeast: side.atLeast,
    seed: agreement.seed,
    figures: agreement.figures,
    pairs: agreement.pairs,
    labels: agreement.labels
      .map(({ label, claims, figures }) => ({
        id: label,
        name: reader.get('labels', label)?.name ?? 'a label',
        claims,
        figures,
      }))
      .sort((a, b) => place(a.id) - place(b.id)),
    matrices: agreement.matrices.map(matrix => matrixView(reader, matrix, place)),
  }
}

/** How far they agree in some of the articles. */
export const articleFigures = (reader: ProjectReader, articles: Agreement['articles']): ArticleFigures[] =>
  articles.map(({ article, figures }) => ({ id: article, name: articleName(reader, article), figures }))

/** The figures, in all and article by article, with the articles that were compared. */
export function wholeAgreement(
  reader: ProjectReader,
  side: SideBySide,
  agreement: Agreement,
): WholeAgreement {
  const { annotators, partly, atLeast, seed, figures, pairs, labels, matrices } = agreementView(
    reader,
    side,
    agreement,
  )
  const articles = side.articles.map(id => ({ id, name: articleName(reader, id) }))
  const byArticle = articleFigures(reader, agreement.articles)
  return { annotators, articles, partly, atLeast, seed, figures, pairs, labels, byArticle, matrices }
}

const articleName = (reader: ProjectReader, id: ArticleId) => reader.get('articles', id)?.title ?? ''

function matrixView(
  reader: ProjectReader,
  { coders, cells, total }: ConfusionMatrix<string>,
  place: (label: LabelId) => number,
): Matrix {
  const valueOfCell = (value: string | null): MatrixValue =>
    value === null ? 'not-marked' : value === noLabel ? 'no-label' : (value as LabelId)
  const used = new Set(cells.flatMap(({ row, column }) => [valueOfCell(row), valueOfCell(column)]))
  const rank = (value: MatrixValue) =>
    value === 'not-marked'
      ? Number.MAX_SAFE_INTEGER
      : value === 'no-label'
        ? Number.MAX_SAFE_INTEGER - 1
        : place(value)
  const values = [...used].sort((a, b) => rank(a) - rank(b))
  const at = new Map(values.map((value, index) => [value, index]))
  const counts = values.map(() => values.map(() => 0))
  for (const { row, column, count } of cells) {
    const cellsOfRow = counts[at.get(valueOfCell(row)) ?? 0]
    if (cellsOfRow) cellsOfRow[at.get(valueOfCell(column)) ?? 0] = count
  }
  return {
    annotators: [coders[0] as AnnotatorId, coders[1] as AnnotatorId],
    values: values.map(value => ({ value, name: matrixName(reader, value) })),
    counts,
    total,
  }
}

function matrixName(reader: ProjectReader, value: MatrixValue): string {
  if (value === 'not-marked') return 'Not marked'
  if (value === 'no-label') return 'No label'
  return reader.get('labels', value)?.name ?? 'a label'
}
