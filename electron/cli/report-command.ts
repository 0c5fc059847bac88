import { resolve } from 'node:path'
import { agreementOf } from '#shared/adjudication/agreement'
import { sideBySide } from '#shared/adjudication/cases'
import { csvLines } from '#shared/adjudication/csv'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import { atOnce } from '#shared/model/at-once'
import { counted } from '#shared/model/counted'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { ProjectReader } from '#shared/model/project'
import { type AgreementReport, shownInterval, shownValue } from '#shared/report/report'
import { reportCsv } from '#shared/report/report-csv'
import { reportHtml } from '#shared/report/report-html'
import { articlesOf } from '../engine/agreement/kept-sides'
import { puttingReportTogether } from '../engine/agreement/report'
import { sidesOf } from '../engine/agreement/views'
import { Readers } from '../engine/apart/readers'
import { writeOut } from '../engine/files/write-out'
import { besideOurs } from '../engine/review/beside-ours'
import type { TeammateFile } from '../engine/review/teammate-file'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { openForReading } from './reading'
import { readAll } from './reviewing'

/** Why a name was not right for a report: there is a project behind it. */
const aboutTheName: ReadonlySet<string> = new Set(['exists', 'in-use'])

/** What `report` was asked, as it stands on the command line. */
export interface ReportOptions {
  readonly annotators?: readonly string[]
  /** Teammates' files, whose annotators are compared too. */
  readonly theirs?: readonly string[]
  readonly overlap?: string
  readonly html?: string
  readonly csv?: string
  readonly json?: boolean
}

/**
 * Works out how far a project's annotators agree and what adjudication has come to, and writes it as a page, as a table
 * or as JSON. Findings where a case is open.
 */
export async function report(io: Io, file: string, options: ReportOptions): Promise<ExitCode> {
  const atLeast = options.overlap === undefined ? 0 : Number(options.overlap)
  if (!(atLeast >= 0 && atLeast <= 1)) {
    io.err(`claimbench: --overlap ${options.overlap} is not a number from 0 to 1.\n`)
    return exitCodes.wrongUse
  }
  const opened = await openForReading(resolve(file))
  if (!opened.ok) return refuse(io, opened.problem)
  await opened.value.close()
  const theirs = await readAll(options.theirs ?? [])
  if (!theirs.ok) return refuse(io, theirs.problem)
  const project = await withTheirs(io, opened.value.project, theirs.value)
  const asked = chosenIn(project, options.annotators, atLeast)
  if (typeof asked === 'string') {
    io.err(`claimbench: ${asked}\n`)
    return exitCodes.wrongUse
  }
  return tell(io, file, made(io, project, asked), options)
}

/** Ours with teammates' work beside it. What has no place here, or another one, is told. */
async function withTheirs(
  io: Io,
  ours: IndexedProject,
  files: readonly TeammateFile[],
): Promise<IndexedProject> {
  if (files.length === 0) return ours
  const readers = new Readers()
  try {
    const theirs = files.map(({ project }) => project)
    const { project, notes } = await besideOurs(ours, theirs, readers, new AbortController().signal)
    for (const note of notes) io.err(`claimbench: ${note}\n`)
    return project
  } finally {
    readers.end()
  }
}

/** Whom to compare: those who were named, by name or id, or all who signed an annotation. Words where that cannot be. */
function chosenIn(
  project: ProjectReader,
  names: readonly string[] | undefined,
  atLeast: number,
): ComparedAsked | string {
  const { annotators } = sidesOf(project)
  const known = annotators.map(({ name }) => name).join(', ') || 'nobody'
  for (const name of names ?? []) {
    const fitting = annotators.filter(each => each.name === name || each.id === name)
    if (fitting.length === 0) return `No annotator “${name}” has annotated this project. Who has: ${known}.`
    if (fitting.length > 1)
      return `“${name}” is more than one annotator: ${fitting.map(({ id }) => id).join(', ')}. Name them by id.`
  }
  const chosen = annotators.filter(({ name, id }) => !names || names.includes(name) || names.includes(id))
  if (chosen.length < 2)
    return `Agreement is between two annotators or more. Who has annotated this project: ${known}.`
  return { annotators: chosen.map(({ id }) => id), articles: [], atLeast }
}

function made(io: Io, project: ProjectReader, asked: ComparedAsked): AgreementReport {
  const side = sideBySide(project, { ...asked, articles: articlesOf(project, asked) })
  const agreement = agreementOf(side, [...project.all('attributes')])
  const at = new Date().toISOString()
  return atOnce(
    puttingReportTogether(project, side, agreement, { generator: `Claimbench ${io.version}`, at }),
  )
}

async function tell(io: Io, file: string, found: AgreementReport, options: ReportOptions): Promise<ExitCode> {
  const files = [
    ...(options.html === undefined ? [] : [{ path: options.html, pieces: () => reportHtml(found) }]),
    ...(options.csv === undefined ? [] : [{ path: options.csv, pieces: () => csvLines(reportCsv(found)) }]),
  ]
  for (const { path, pieces } of files) {
    const written = await writeOut(resolve(path), pieces())
    if (!written.ok) {
      const code = refuse(io, written.problem)
      return aboutTheName.has(written.problem.code) ? exitCodes.wrongUse : code
    }
    io.err(`claimbench: wrote ${path}\n`)
  }
  if (files.length === 0 || options.json) await print(io, options.json ?? false, found, linesOf(file, found))
  const { total, decided } = found.progress
  return decided === total ? exitCodes.done : exitCodes.findings
}

function linesOf(file: string, { agreement, progress }: AgreementReport): string[] {
  const names = agreement.annotators.map(({ name }) => name).join(', ')
  const figures = agreement.figures.map(figure =>
    [
      `  ${figure.name}: ${shownValue(figure.value)}`,
      figure.interval && `[${shownInterval(figure)}]`,
      `(${figure.reason ?? figure.variant}; ${figure.units} ${figure.unit})`,
    ]
      .filter(Boolean)
      .join(' '),
  )
  return [
    `${file}: ${names}, ${counted(agreement.articles.length, 'article')}`,
    ...figures,
    `${progress.decided} of ${counted(progress.total, 'case')} decided, ${counted(progress.gold, 'claim')} in the gold standard`,
  ]
}
