import type { Figure } from '../api/agreement-views'
import { type AgreementReport, differenceWords, standingWords, verdictWords } from './report'

type Row = readonly (string | number | null)[]

/** The report as one table: what a row tells of, and then what it says. Values as they are, `n/a` with its reason. */
export function* reportCsv({
  project,
  at,
  generator,
  sides,
  agreement,
  progress,
  cases,
}: AgreementReport): Generator<Row> {
  yield ['part', 'of', 'figure', 'variant', 'value', 'low', 'high', 'units', 'unit', 'note']
  const note = (part: string, of: string, what: string): Row => [
    part,
    of,
    '',
    '',
    null,
    null,
    null,
    null,
    '',
    what,
  ]
  yield note('report', project, `${generator}, ${at}`)
  for (const { name, claims, mentions, links, articles } of sides)
    yield note(
      'annotator',
      name,
      `claims: ${claims}, mentions: ${mentions}, evidence links: ${links}, articles: ${articles}`,
    )
  yield* agreement.figures.map(figure => figureRow('all', 'all annotators', figure))
  const nameOf = new Map(agreement.annotators.map(({ id, name }) => [id, name]))
  for (const { annotators, figures } of agreement.pairs) {
    const pair = annotators.map(id => nameOf.get(id) ?? '').join(' and ')
    yield* figures.map(figure => figureRow('pair', pair, figure))
  }
  for (const { name, figures } of agreement.labels)
    yield* figures.map(figure => figureRow('label', name, figure))
  for (const { name, figures } of agreement.byArticle)
    yield* figures.map(figure => figureRow('article', name, figure))
  for (const { annotators, values, counts } of agreement.matrices)
    for (const [row, of] of values.entries())
      for (const [column, other] of values.entries()) {
        const count = counts[row]?.[column] ?? 0
        const [first, second] = annotators.map(id => nameOf.get(id) ?? '')
        if (count > 0)
          yield [
            'matrix',
            `${first}: ${of.name}`,
            `${second}: ${other.name}`,
            '',
            count,
            null,
            null,
            null,
            'places',
            '',
          ]
      }
  yield [
    'progress',
    '',
    'decided',
    '',
    progress.decided,
    null,
    null,
    progress.total,
    'cases',
    `${progress.later} put off, ${progress.changed} changed since`,
  ]
  for (const each of cases)
    yield [
      'case',
      each.articleTitle,
      each.versions[0]?.quote ?? '',
      each.differs.map(difference => differenceWords[difference]).join(', ') || 'all agree',
      null,
      null,
      null,
      null,
      standingWords[each.standing],
      [each.verdict && verdictWords[each.verdict], each.decidedBy, each.decidedAt, each.reason]
        .filter(Boolean)
        .join('; '),
    ]
}

const figureRow = (
  part: string,
  of: string,
  { name, variant, value, interval, units, unit, reason }: Figure,
): Row => [
  part,
  of,
  name,
  variant,
  value ?? 'n/a',
  interval?.low ?? null,
  interval?.high ?? null,
  units,
  unit,
  reason ?? '',
]
