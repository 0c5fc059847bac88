import type { Agreement } from '#shared/adjudication/agreement'
import type { SideBySide } from '#shared/adjudication/cases'
import { recordOf } from '#shared/adjudication/record'
import type { ProjectReader } from '#shared/model/project'
import type { AgreementReport } from '#shared/report/report'
import { adjudicationProgress } from './cases'
import { agreementView, sidesOf } from './views'

/** Everything that a report tells, as it stands now. */
export function reportFrom(
  reader: ProjectReader,
  side: SideBySide,
  agreement: Agreement,
  made: { readonly generator: string; readonly at: string },
): AgreementReport {
  const [info] = reader.all('info')
  return {
    ...made,
    project: info?.title ?? '',
    sides: sidesOf(reader).annotators.filter(({ id }) => side.annotators.includes(id)),
    agreement: agreementView(reader, side, agreement),
    progress: adjudicationProgress(reader, side),
    cases: [...recordOf(reader, side)],
  }
}
