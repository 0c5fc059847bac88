import type { Agreement } from '#shared/adjudication/agreement'
import type { SideBySide } from '#shared/adjudication/cases'
import { recordOf } from '#shared/adjudication/record'
import type { ProjectReader } from '#shared/model/project'
import { within } from '#shared/model/steps-told'
import type { AgreementReport } from '#shared/report/report'
import { countingProgress } from './cases'
import { findingSides, wholeAgreement } from './views'

/** Everything that a report tells, as it stands now, in steps that others can come between: each says how much of it is done. */
export function* puttingReportTogether(
  reader: ProjectReader,
  side: SideBySide,
  agreement: Agreement,
  made: { readonly generator: string; readonly at: string },
): Generator<number, AgreementReport> {
  const [info] = reader.all('info')
  const { annotators } = yield* within(0, 0.3, findingSides(reader))
  const progress = yield* within(0.3, 0.5, countingProgress(reader, side))
  const cases: AgreementReport['cases'][number][] = []
  for (const each of recordOf(reader, side)) {
    cases.push(each)
    yield 0.5 + (0.5 * cases.length) / side.cases.length
  }
  return {
    ...made,
    project: info?.title ?? '',
    sides: annotators.filter(({ id }) => side.annotators.includes(id)),
    agreement: wholeAgreement(reader, side, agreement),
    progress,
    cases,
  }
}

/** In about so many pieces it is written. */
export function piecesIn({ agreement, progress, cases }: AgreementReport, format: 'html' | 'csv'): number {
  const { articles, byArticle } = agreement
  return format === 'html'
    ? articles.length + byArticle.length + progress.byArticle.length + cases.length
    : byArticle.reduce((sum, { figures }) => sum + figures.length, cases.length)
}
