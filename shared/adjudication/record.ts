import { quoteOf } from '../anchors/anchor'
import type { AdjudicationId, AnnotatorId, ArticleId, ClaimId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Claim, Stamp } from '../model/records'
import { type Case, type CaseDifference, presentVersions, type SideBySide } from './cases'
import { type CaseStanding, type CaseVerdict, decidedOf } from './decided'

/** A claim as the record of adjudication shows it. Offsets in UTF-16 code units into the article's text, end exclusive. */
export interface RecordedClaim {
  readonly claim: ClaimId
  readonly by: AnnotatorId
  readonly byName: string
  readonly label: string | null
  readonly quote: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
  readonly wording: string
}

/** What became of one case: what there was to choose from, what was chosen, by whom, when and why. */
export interface RecordedCase {
  readonly case: AdjudicationId
  readonly article: ArticleId
  readonly articleTitle: string
  readonly differs: readonly CaseDifference[]
  readonly standing: CaseStanding
  readonly verdict: CaseVerdict | null
  readonly reason: string
  readonly decidedBy: string | null
  readonly decidedAt: string | null
  readonly versions: readonly RecordedClaim[]
  readonly gold: readonly RecordedClaim[]
}

/** The record of adjudication: every case, decided or not, in the order of the library and the text. */
export function* recordOf(reader: ProjectReader, side: SideBySide): Generator<RecordedCase> {
  for (const each of side.cases) yield recordedCase(reader, each)
}

function recordedCase(reader: ProjectReader, each: Case): RecordedCase {
  const { standing, verdict, reason, stamp, gold } = decidedOf(reader, each)
  return {
    case: each.key,
    article: each.article,
    articleTitle: reader.get('articles', each.article)?.title ?? '',
    differs: each.differs,
    standing,
    verdict,
    reason,
    decidedBy: stamp && nameOf(reader, stamp),
    decidedAt: stamp?.at ?? null,
    versions: presentVersions(each).map(claim => recorded(reader, claim)),
    gold: gold.flatMap(id => {
      const claim = reader.get('claims', id)
      return claim ? [recorded(reader, claim)] : []
    }),
  }
}

const nameOf = (reader: ProjectReader, { by }: Stamp) => reader.get('annotators', by)?.name ?? by

const recorded = (reader: ProjectReader, claim: Claim): RecordedClaim => ({
  claim: claim.id,
  by: claim.created.by,
  byName: nameOf(reader, claim.created),
  label: claim.label && (reader.get('labels', claim.label)?.name ?? claim.label),
  quote: quoteOf(claim.spans),
  spans: claim.spans.map(({ start, end }) => ({ start, end })),
  wording: claim.wording,
})

/** The record as one JSON value, in pieces: a case to a line. */
export function* recordJson(title: string, cases: Iterable<RecordedCase>): Generator<string> {
  yield `{\n"format": "claimbench-adjudication", "version": 1, "project": ${JSON.stringify(title)}, "cases": [`
  let before = '\n'
  for (const each of cases) {
    yield `${before}${JSON.stringify(each)}`
    before = ',\n'
  }
  yield '\n]}\n'
}

/** The record as rows: a case to a row, its versions in one cell, a line each. */
export function* recordRows(cases: Iterable<RecordedCase>): Generator<readonly (string | number | null)[]> {
  yield [
    'case',
    'article',
    'article title',
    'differs',
    'standing',
    'verdict',
    'reason',
    'decided by',
    'decided at',
    'versions',
    'gold label',
    'gold quote',
    'gold claims',
  ]
  for (const each of cases)
    yield [
      each.case,
      each.article,
      each.articleTitle,
      each.differs.join(' '),
      each.standing,
      each.verdict,
      each.reason,
      each.decidedBy,
      each.decidedAt,
      each.versions
        .map(({ byName, label, quote }) => `${byName}: ${label ?? 'no label'}: ${quote}`)
        .join('\n'),
      each.gold.map(({ label }) => label ?? 'no label').join('\n'),
      each.gold.map(({ quote }) => quote).join('\n'),
      each.gold.map(({ claim }) => claim).join(' '),
    ]
}
