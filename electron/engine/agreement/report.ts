import type { Agreement } from '#shared/adjudication/agreement'
import type { SideBySide } from '#shared/adjudication/cases'
import { recordOf } from '#shared/adjudication/record'
import type { ProjectReader } from '#shared/model/project'
import type { AgreementReport } from '#shared/report/report'
import { countingProgress } from './cases'
import { findingSides, wholeAgreement } from './views'

/** Everything that a report tells, as it stands now, in steps that others can come between. */
export function* puttingReportTogether(
  reader: ProjectReader,
  side: SideBySide,
  agreement: Agreement,
  made: { readonly generator: string; readonly at: string },
): Generator<unknown, AgreementReport> {
  const [info] = reader.all('info')
  const { annotators } = yield* findingSides(reader)
  const progress = yield* countingProgress(reader, side)
  const cases: AgreementReport['cases'][number][] = []
  for (const each of recordOf(reader, side)) {
    cases.push(each)
    yield
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
