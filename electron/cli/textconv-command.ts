import { shownFields } from '#shared/compare/shown-fields'
import { titleOf, whereOf } from '#shared/compare/titles'
import type { ProjectReader } from '#shared/model/project'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import type { Io } from './io'
import { type ExitCode, exitCodes, refuse } from './outcome'
import { openForReading } from './reading'

/**
 * Prints a project as text that `git diff` can show: one line for each field that says something, in an order that does
 * not depend on who did what first. Texts of articles, which never change, are left out.
 */
export async function textconv(io: Io, file: string): Promise<ExitCode> {
  const opened = await openForReading(file)
  if (!opened.ok) return refuse(io, opened.problem)
  const { project } = opened.value
  for (const table of tableNames) {
    const lines = linesOfTable(table, project)
    if (lines.length > 0) await io.out(`${lines.join('\n')}\n`)
  }
  await opened.value.close()
  return exitCodes.done
}

function linesOfTable(table: TableName, project: ProjectReader): string[] {
  const placed = [...(project.all(table) as Iterable<AnyRecord>)].map(record => {
    const place = whereOf(table, record, project)
    const article = place && project.get('articles', place.article)
    const { order } = record as { readonly order?: number }
    const rank = [article ? `${article.created.at} ${article.id}` : '', place?.start ?? order ?? 0] as const
    return { record, rank, id: record.id as string }
  })
  placed.sort((a, b) => compared(a.rank[0], b.rank[0]) || a.rank[1] - b.rank[1] || compared(a.id, b.id))
  return placed.flatMap(({ record }) => linesOf(table, record, project))
}

const compared = (a: string, b: string) => Number(a > b) - Number(a < b)

function linesOf(table: TableName, record: AnyRecord, project: ProjectReader): string[] {
  const about = { key: '', table, id: record.id, kind: 'added', weight: 'content', fields: [] } as const
  const fields = shownFields({ ...about, from: undefined, to: record }, project, project)
  const title = inLine(titleOf(table, record, project))
  return [
    `${nounsOf[table]} “${title}” (${record.id})`,
    ...fields.map(({ name, to }) => `  ${name}: ${inLine(to ?? '')}`),
    '',
  ]
}

const inLine = (value: string) => value.replace(/\s*\n\s*/g, ' ⏎ ')
