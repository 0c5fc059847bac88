import type { SideBySide } from '#shared/adjudication/cases'
import { csvLines } from '#shared/adjudication/csv'
import { findGold, layerOf } from '#shared/adjudication/gold'
import { recordJson, recordOf, recordRows } from '#shared/adjudication/record'
import { acceptingAgreed, type CaseRuling, operationsFor, reopening } from '#shared/adjudication/verdicts'
import { quoteOf } from '#shared/anchors/anchor'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { Methods, Params } from '#shared/api/contract'
import type { Performed } from '#shared/api/method'
import { done, failed, type Reply } from '#shared/api/problem'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetAsRead } from '#shared/dataset/dataset-from'
import { type ClaimId, type LinkId, mintId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { short } from '#shared/operations/describe'
import type { SingleBody } from '#shared/operations/operation'
import { reportCsv } from '#shared/report/report-csv'
import { reportHtml } from '#shared/report/report-html'
import { caseDetail, caseRow, chosenCases, keptProgress } from '../agreement/cases'
import { keptSides } from '../agreement/kept-sides'
import { ofNow } from '../agreement/of-now'
import { puttingReportTogether } from '../agreement/report'
import { agreementView, articleFigures, keptSidesOf } from '../agreement/views'
import { told } from '../files/dataset-out'
import { written } from '../files/written'
import type { Waiting } from '../making'
import type { OpenProject } from '../open-project'
import { articleChoices } from '../queries/article-choices'
import type { Session } from '../session'
import { givenUp } from '../snapshots/removal-replies'
import { unhurried } from '../storage/breathing'
import { Course } from '../storage/course'
import { ProblemError } from '../storage/problem-error'
import { carriedOut } from '../tasks'
import { performMade } from './perform'

type Names =
  | 'agreement.sides'
  | 'agreement.report'
  | 'agreement.articles'
  | 'agreement.byArticle'
  | 'agreement.cases'
  | 'agreement.case'
  | 'agreement.caseOf'
  | 'adjudication.progress'
  | 'adjudication.byArticle'
  | 'adjudication.settle'
  | 'adjudication.acceptAgreed'
  | 'adjudication.reopen'
  | 'adjudication.export'
  | 'report.write'

/** Agreement between the annotators of the open project, what they differ in, and the gold standard. */
export function agreementMethods(session: Session): Pick<Methods, Names> {
  const withSide = <T>(
    asked: ComparedAsked,
    act: (open: OpenProject, side: SideBySide) => Reply<T> | Promise<Reply<T>>,
  ) => session.with<T>(async open => act(open, await keptSides(open).side(asked)))
  /** What is decided about cases of the project at that path, which may be given up until it is done. */
  const adjudicating = <T>(
    project: string,
    task: string | undefined,
    asked: ComparedAsked,
    act: (open: OpenProject, side: SideBySide, waiting: Waiting) => Promise<Reply<T>>,
  ) =>
    session.withShown(project, () =>
      session.tasks.run(task, (signal, tell) =>
        withSide<T>(asked, (open, side) => (signal.aborted ? givenUp : act(open, side, { signal, tell }))),
      ),
    )

  return {
    'agreement.sides': () =>
      session.with(async ({ project }) => done({ annotators: (await keptSidesOf(project)).annotators })),
    'agreement.articles': asked =>
      session.with(async ({ project }) => {
        const { articles } = await keptSidesOf(project)
        return done(articleChoices(articles, asked, ({ title }) => title, nothingElse))
      }),
    'agreement.report': ({ compared, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const worked = await keptSides(open).agreement(compared, signal, tell)
          if (!worked.ok) return worked
          return done(agreementView(open.project, worked.value.side, worked.value.agreement))
        }),
      ),
    'agreement.byArticle': ({ compared, offset, limit, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const told = await keptSides(open).told(compared, signal, tell)
          if (!told.ok) return told
          const { articles } = told.value
          const rows = articleFigures(open.project, articles.slice(offset, offset + limit))
          return done({ total: articles.length, offset, rows })
        }),
      ),
    'agreement.cases': ({ compared, filter, offset, limit }) =>
      withSide(compared, async ({ project }, side) => {
        const all = await chosenCases(project, side, filter)
        const rows = all.slice(offset, offset + limit).map(each => caseRow(project, each))
        return done({ total: all.length, offset, rows })
      }),
    'agreement.case': ({ compared, key }) =>
      withSide(compared, ({ project }, side) => {
        const each = side.cases.find(one => one.key === key)
        return each ? done(caseDetail(project, side, each)) : noCase
      }),
    'agreement.caseOf': ({ compared, claim }) =>
      withSide(compared, ({ project }, side) => {
        const each = side.cases.find(({ versions }) => versions.some(version => version?.id === claim))
        return done(each ? caseRow(project, each) : null)
      }),
    'adjudication.progress': ({ compared }) =>
      withSide(compared, async ({ project }, side) => {
        const { byArticle: _, ...all } = await keptProgress(project, side)
        return done(all)
      }),
    'adjudication.byArticle': ({ compared, ...asked }) =>
      withSide(compared, async ({ project }, side) => {
        const { byArticle } = await keptProgress(project, side)
        const none = { total: 0, decided: 0, later: 0, changed: 0, agreedOpen: 0 }
        return done(
          articleChoices(
            byArticle,
            asked,
            ({ name }) => name,
            id => {
              const article = project.get('articles', id)
              return article ? { id, name: article.title, ...none } : null
            },
          ),
        )
      }),
    'adjudication.settle': ({ project, task, ...asked }) =>
      adjudicating(project, task, asked.compared, (open, side, waiting) =>
        settle(session, open, side, asked, waiting),
      ),
    'adjudication.acceptAgreed': ({ project, task, compared, articles }) =>
      adjudicating(project, task, compared, async (open, _, waiting) => {
        const among = new Set(articles)
        const chosen = ({ cases }: SideBySide) =>
          among.size === 0 ? cases : cases.filter(({ article }) => among.has(article))
        const found = await ofNow(
          open,
          compared,
          side => acceptingAgreed(open.project, chosen(side)),
          steps => carriedOut(steps, 'Looking for what agrees', waiting.signal, waiting.tell),
        )
        if (!found.ok) return found
        const { accepted, parts } = found.value
        const title = `Accepted ${counted(accepted, 'case')} on which all agree`
        const performed = await perform(session, open, title, parts, waiting)
        return performed.ok ? done({ ...performed.value, accepted }) : performed
      }),
    'adjudication.reopen': ({ project, task, compared, keys }) =>
      adjudicating(project, task, compared, (open, side, waiting) => {
        const cases = casesOf(side, keys)
        const parts = cases.flatMap(each => reopening(open.project, each))
        return perform(session, open, `Opened ${counted(cases.length, 'case')} again`, parts, waiting)
      }),
    'adjudication.export': ({ compared, what, path, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const course = new Course(signal, tell)
          return written(path, what.kind === 'record' ? `.${what.format}` : '.json', course, async () => {
            course.part('Putting annotations side by side', 0.3)
            const side = await keptSides(open).side(compared)
            course.part('Writing what was decided', 1)
            return told(
              await exported(session, open, side, { what, compared }, course),
              side.cases.length,
              course,
            )
          })
        }),
      ),
    'report.write': ({ compared, format, path, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const worked = await keptSides(open).agreement(compared, signal, tell)
          if (!worked.ok) return worked
          const { side, agreement } = worked.value
          const made = {
            generator: `Claimbench ${session.ports.version}`,
            at: session.projects.surroundings.now().toISOString(),
          }
          const course = new Course(signal, tell)
          return written(path, `.${format}`, course, async () => {
            course.part('Writing the report', 1)
            const report = await unhurried(puttingReportTogether(open.project, side, agreement, made), course)
            return format === 'html' ? reportHtml(report) : csvLines(reportCsv(report))
          })
        }),
      ),
  }

  async function exported(
    { ports, projects }: Session,
    open: OpenProject,
    side: SideBySide,
    { what, compared }: Pick<Params<'adjudication.export'>, 'what' | 'compared'>,
    course: Course,
  ): Promise<Iterable<string>> {
    if (what.kind === 'record') {
      const cases = recordOf(open.project, side)
      return what.format === 'csv' ? csvLines(recordRows(cases)) : recordJson(titleOf(open), cases)
    }
    const part =
      what.kind === 'gold'
        ? await goldNow(open, compared, course)
        : layerOf(open.project, onlyOf(side, what.annotator))
    const options = {
      generator: `Claimbench ${ports.version}`,
      exportedAt: projects.surroundings.now().toISOString(),
    }
    return datasetPieces(datasetAsRead(await unhurried(IndexedProject.inSteps(part), course), options))
  }
}

const nothingElse = () => null
const noCase = failed('missing', 'This case is not there any more: a span of it has been changed or removed.')
const titleOf = ({ project }: OpenProject) => [...project.all('info')][0]?.title ?? ''
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`

/** The gold standard as it is now, worked out in steps. */
async function goldNow(open: OpenProject, compared: ComparedAsked, course: Course): Promise<Project> {
  const gold = await ofNow(
    open,
    compared,
    side => findGold(open.project, side),
    async steps => ({ value: await unhurried(steps, course) }),
  )
  if (!gold.ok) throw new ProblemError(gold.problem)
  return gold.value
}

/** An annotator's layer alone. */
const onlyOf = (side: SideBySide, annotator: SideBySide['annotators'][number]): SideBySide => ({
  ...side,
  perArticle: side.perArticle.map(each => ({
    ...each,
    layers: each.layers.filter(layer => layer.annotator === annotator),
  })),
})

function casesOf(side: SideBySide, keys: readonly string[]) {
  const asked = new Set(keys)
  return side.cases.filter(({ key }) => asked.has(key))
}

const verdictWords: Readonly<Record<CaseRuling['kind'], string>> = {
  version: 'Settled',
  both: 'Kept every version of',
  edited: 'Settled with a new claim',
  none: 'Rejected',
  later: 'Put off',
}

/** Decides about the cases: all or none of them, for one undo. */
async function settle(
  session: Session,
  open: OpenProject,
  side: SideBySide,
  { keys, ruling, reason }: Pick<Params<'adjudication.settle'>, 'keys' | 'ruling' | 'reason'>,
  waiting: Waiting,
): Promise<Reply<Performed>> {
  const cases = casesOf(side, keys)
  const [first] = cases
  if (!first || cases.length < new Set(keys).size) return noCase
  const { random } = session.projects.surroundings
  const mint = {
    claim: () => mintId<ClaimId>('claim', random),
    link: () => mintId<LinkId>('link', random),
  }
  const parts: SingleBody[] = []
  for (const each of cases) {
    const ruled = operationsFor(open.project, each, ruling, reason, mint)
    if (!ruled.ok) return failed('missing', 'The version that was chosen is none of this case’s any more.')
    parts.push(...ruled.parts)
  }
  const claim = first.versions.find(version => version !== null)
  const what =
    cases.length > 1 ? counted(cases.length, 'case') : inQuotes(short(claim ? quoteOf(claim.spans) : ''))
  return perform(session, open, `${verdictWords[ruling.kind]} ${what}`, parts, waiting)
}

function perform(
  session: Session,
  open: OpenProject,
  title: string,
  operations: readonly SingleBody[],
  waiting: Waiting,
): Promise<Reply<Performed>> {
  if (operations.length === 0) return Promise.resolve(failed('pointless', 'There is nothing to do.'))
  return performMade(session, open, { kind: 'batch', title, operations }, { waiting })
}
