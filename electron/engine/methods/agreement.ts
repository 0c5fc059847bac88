import type { SideBySide } from '#shared/adjudication/cases'
import { csvLines } from '#shared/adjudication/csv'
import { findGold, findLayer } from '#shared/adjudication/gold'
import { recordJson, recordOf, recordRows } from '#shared/adjudication/record'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { Methods, Params } from '#shared/api/contract'
import { done, type Reply } from '#shared/api/problem'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetAsRead } from '#shared/dataset/dataset-from'
import type { AnnotatorId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { reportCsv } from '#shared/report/report-csv'
import { reportHtml } from '#shared/report/report-html'
import { caseDetail, caseRow, chosenCases, keptProgress } from '../agreement/cases'
import { accepting, decided, noCase, openingAgain, settling } from '../agreement/deciding'
import { keptSides } from '../agreement/kept-sides'
import { ofNow } from '../agreement/of-now'
import { piecesIn, puttingReportTogether } from '../agreement/report'
import { agreementView, articleFigures, keptSidesOf, type WholeSides } from '../agreement/views'
import { told } from '../files/dataset-out'
import { written } from '../files/written'
import type { Waiting } from '../making'
import { givenUp, readingGivenUp } from '../not-done'
import type { OpenProject } from '../open-project'
import { articleChoices } from '../queries/article-choices'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'
import { Course } from '../storage/course'
import { ProblemError } from '../storage/problem-error'

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
  /** What is read of annotators’ claims side by side, which may be given up. */
  const withSide = <T>(
    { compared, task }: { readonly compared: ComparedAsked; readonly task?: string | undefined },
    act: (open: OpenProject, side: SideBySide, waiting: Waiting) => Reply<T> | Promise<Reply<T>>,
  ) =>
    session.with(open =>
      session.tasks.run<Reply<T>>(task, async (signal, tell) => {
        const course = new Course(signal, tell)
        const side = await keptSides(open).sideWaited(compared, course.handedOn(sidePart))
        return side ? act(open, side, course.handedOn(1)) : readingGivenUp
      }),
    )
  /** What is read of who worked on what. */
  const withSides = <T>(task: string | undefined, view: (sides: WholeSides) => T) =>
    session.with(({ project }) =>
      session.tasks.run<Reply<T>>(task, async (signal, tell) => {
        const sides = await keptSidesOf(project, { signal, tell })
        return sides ? done(view(sides)) : readingGivenUp
      }),
    )
  /** What is decided about cases of the project at that path, which may be given up until it is done. */
  const adjudicating = <T>(
    project: string,
    task: string | undefined,
    act: (open: OpenProject, waiting: Waiting) => Promise<Reply<T>>,
  ) =>
    session.withShown(project, open => session.tasks.run(task, (signal, tell) => act(open, { signal, tell })))

  return {
    'agreement.sides': ({ task }) => withSides(task, ({ annotators }) => ({ annotators })),
    'agreement.articles': ({ task, ...asked }) =>
      withSides(task, ({ articles }) => articleChoices(articles, asked, ({ title }) => title, nothingElse)),
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
    'agreement.cases': ({ filter, offset, limit, ...asked }) =>
      withSide(asked, async ({ project }, side, waiting) => {
        const all = await chosenCases(project, side, filter, waiting)
        if (!all) return readingGivenUp
        const rows = all.slice(offset, offset + limit).map(each => caseRow(project, each))
        return done({ total: all.length, offset, rows })
      }),
    'agreement.case': ({ key, ...asked }) =>
      withSide(asked, ({ project }, side) => {
        const each = side.cases.find(one => one.key === key)
        return each ? done(caseDetail(project, side, each)) : noCase
      }),
    'agreement.caseOf': ({ claim, ...asked }) =>
      withSide(asked, ({ project }, side) => {
        const each = side.cases.find(({ versions }) => versions.some(version => version?.id === claim))
        return done(each ? caseRow(project, each) : null)
      }),
    'adjudication.progress': asked =>
      withSide(asked, async ({ project }, side, waiting) => {
        const progress = await keptProgress(project, side, waiting)
        if (!progress) return readingGivenUp
        const { byArticle: _, ...all } = progress
        return done(all)
      }),
    'adjudication.byArticle': asked =>
      withSide(asked, async ({ project }, side, waiting) => {
        const progress = await keptProgress(project, side, waiting)
        if (!progress) return readingGivenUp
        const { byArticle } = progress
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
      adjudicating(project, task, (open, waiting) =>
        decided(session, open, asked.compared, side => settling(session, open, side, asked), waiting),
      ),
    'adjudication.acceptAgreed': ({ project, task, compared, articles }) =>
      adjudicating(project, task, async (open, waiting) => {
        const accept = (side: SideBySide) => accepting(open, side, articles, waiting)
        const performed = await decided(session, open, compared, accept, waiting)
        return performed.ok ? done({ ...performed.value, accepted: performed.value.cases }) : performed
      }),
    'adjudication.reopen': ({ project, task, compared, keys }) =>
      adjudicating(project, task, (open, waiting) =>
        decided(session, open, compared, side => openingAgain(open, side, keys), waiting),
      ),
    'adjudication.export': ({ compared, what, path, task }) =>
      session.with(open =>
        session.tasks.run(task, async (signal, tell) => {
          const course = new Course(signal, tell)
          const side = await keptSides(open).sideWaited(compared, course.handedOn(firstPart))
          if (!side) return givenUp
          return written(path, what.kind === 'record' ? `.${what.format}` : '.json', course, async () => {
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
          const course = new Course(signal, tell)
          const figures = course.handedOn(figuresPart)
          const worked = await keptSides(open).agreement(compared, figures.signal, figures.tell)
          if (!worked.ok) return worked
          const { side, agreement } = worked.value
          const made = {
            generator: `Claimbench ${session.ports.version}`,
            at: session.projects.surroundings.now().toISOString(),
          }
          const rest = course.within(1)
          return written(path, `.${format}`, rest, async () => {
            rest.part('Putting the report together', 0.6)
            const report = await unhurried(puttingReportTogether(open.project, side, agreement, made), rest)
            rest.part('Writing the report', 1)
            const pieces = format === 'html' ? reportHtml(report) : csvLines(reportCsv(report))
            return told(pieces, piecesIn(report, format), rest)
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
        : await layerNow(open, compared, what.annotator, course)
    const options = {
      generator: `Claimbench ${ports.version}`,
      exportedAt: projects.surroundings.now().toISOString(),
    }
    return datasetPieces(datasetAsRead(await unhurried(IndexedProject.inSteps(part), course), options))
  }
}

/** How much of a list of cases, or of a count of them, it is to put annotations side by side. */
const sidePart = 0.8

/** How much of an export it is to put annotations side by side. */
const firstPart = 0.3

/** How much of a report it is to work out its figures. */
const figuresPart = 0.8

const nothingElse = () => null
const titleOf = ({ project }: OpenProject) => [...project.all('info')][0]?.title ?? ''

/** The gold standard as it is now, worked out in steps. */
const goldNow = (open: OpenProject, compared: ComparedAsked, course: Course) =>
  partNow(open, compared, course, side => findGold(open.project, side))

/** What one annotator has made of it, in the same way. */
const layerNow = (open: OpenProject, compared: ComparedAsked, annotator: AnnotatorId, course: Course) =>
  partNow(open, compared, course, side => findLayer(open.project, side, annotator))

async function partNow(
  open: OpenProject,
  compared: ComparedAsked,
  course: Course,
  find: (side: SideBySide) => Generator<undefined, Project>,
): Promise<Project> {
  const part = await ofNow(open, compared, find, steps => unhurried(steps, course))
  if (!part.ok) throw new ProblemError(part.problem)
  return part.value
}
