import { z } from 'zod'
import { caseDifferences } from '../adjudication/cases'
import { caseStandings } from '../adjudication/decided'
import { annotatorId, articleId, claimId, labelId } from '../model/records'
import { adjudicationId } from '../model/review-records'
import { claimPatch } from '../operations/operation'
import type {
  AdjudicationProgress,
  AgreementView,
  ArticleFigures,
  ArticleProgress,
  CaseDetail,
  CaseRow,
  SideArticle,
  Sides,
} from './agreement-views'
import { articleWindow, method, type Performed, path, shownProject, task, window, words } from './method'
import type { Window, Written } from './views'

/** Whose annotations, of which articles (empty: all that two of them worked on), and how much overlap is the same place. */
const compared = z
  .object({
    annotators: z.array(annotatorId).min(2).max(20).readonly(),
    articles: z.array(articleId).max(10_000).readonly(),
    /** Intersection over union, 0 to 1; 0: any character in common. */
    atLeast: z.number().min(0).max(1),
  })
  .readonly()
export type ComparedAsked = z.infer<typeof compared>

const matrixValue = z.union([labelId, z.literal('no-label'), z.literal('not-marked')])

/** Which cases are shown. An empty list lets all through. */
const caseFilter = z
  .object({
    text: words,
    articles: z.array(articleId).readonly(),
    /** `agreed` stands for those in which nothing differs. */
    differs: z.array(z.enum([...caseDifferences, 'agreed'])).readonly(),
    standings: z.array(z.enum(caseStandings)).readonly(),
    /** The cases of one cell of a confusion matrix. */
    cell: z
      .object({
        annotators: z.tuple([annotatorId, annotatorId]).readonly(),
        row: matrixValue,
        column: matrixValue,
      })
      .readonly()
      .nullable(),
  })
  .readonly()
export type CaseFilter = z.infer<typeof caseFilter>

const ruling = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), claim: claimId }).readonly(),
  z.object({ kind: z.literal('both') }).readonly(),
  z.object({ kind: z.literal('edited'), from: claimId, patch: claimPatch }).readonly(),
  z.object({ kind: z.literal('none') }).readonly(),
  z.object({ kind: z.literal('later') }).readonly(),
])
const keys = z.array(adjudicationId).min(1).max(10_000)
const reason = z.string().max(100_000)

/** What can be taken away from agreement and adjudication. */
const taken = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('gold') }),
  z.object({ kind: z.literal('layer'), annotator: annotatorId }),
  z.object({ kind: z.literal('record'), format: z.enum(['json', 'csv']) }),
])

/** Agreement between the annotators of the open project, what they differ in, and settling it. */
export const agreementContract = {
  'agreement.sides': method<Sides>()(z.object({ task: task.optional() })),
  /** The articles of the library, with how many annotators worked on each. */
  'agreement.articles': method<Window<SideArticle>>()(z.object({ ...articleWindow, task: task.optional() })),
  /** Every figure. Tells of its progress under `task`; what was worked out is kept until annotations change. */
  'agreement.report': method<AgreementView>()(z.object({ compared, task })),
  /** Article by article, as the figures were when the report was last asked for. */
  'agreement.byArticle': method<Window<ArticleFigures>>()(
    z.object({ compared, ...window, task: task.optional() }),
  ),
  /** Given up, it reads nothing. All reads that go by one name are given up together. */
  'agreement.cases': method<Window<CaseRow>>()(
    z.object({ compared, filter: caseFilter, ...window, task: task.optional() }),
  ),
  'agreement.case': method<CaseDetail>()(z.object({ compared, key: adjudicationId, task: task.optional() })),
  /** The case that a claim is a version of; null where it is of none, as nobody else worked on its article. */
  'agreement.caseOf': method<CaseRow | null>()(z.object({ compared, claim: claimId, task: task.optional() })),

  'adjudication.progress': method<AdjudicationProgress>()(z.object({ compared, task: task.optional() })),
  /** Article by article, as far as there is a case in it. */
  'adjudication.byArticle': method<Window<ArticleProgress>>()(
    z.object({ compared, ...articleWindow, task: task.optional() }),
  ),
  /** Decides about cases, as one operation that undo takes back; a ruling that names a claim goes with one key. */
  'adjudication.settle': method<Performed>()(
    z.object({ ...shownProject, compared, keys, ruling, reason, task: task.optional() }),
  ),
  /** Takes every case on which all agree, and about which nothing was decided, into the gold standard. Given up, none. */
  'adjudication.acceptAgreed': method<Performed & { readonly accepted: number }>()(
    z.object({ ...shownProject, compared, articles: z.array(articleId).readonly(), task: task.optional() }),
  ),
  'adjudication.reopen': method<Performed>()(
    z.object({ ...shownProject, compared, keys, task: task.optional() }),
  ),
  'adjudication.export': method<Written>()(z.object({ compared, what: taken, path, task: task.optional() })),
  /** What was compared, how far it agrees, what was decided and what is open, as one file. */
  'report.write': method<Written>()(z.object({ compared, format: z.enum(['html', 'csv']), path, task })),
} as const
