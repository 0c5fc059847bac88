import { basename } from 'node:path'
import { type Continuum, type ContinuumUnit, continuumFaults } from '#shared/agreement/continuum'
import { done, failed, type Reply } from '#shared/api/problem'
import { type CsvRow, place, wrongRow } from './agreement-csv'
import { numberIn } from './agreement-table'

const columns = ['coder', 'category', 'start', 'length'] as const
type Column = (typeof columns)[number]

/** Other names that such columns go by. */
const aliases: Readonly<Record<string, Column>> = {
  coder: 'coder',
  annotator: 'coder',
  observer: 'coder',
  rater: 'coder',
  category: 'category',
  label: 'category',
  code: 'category',
  value: 'category',
  start: 'start',
  begin: 'start',
  offset: 'start',
  length: 'length',
  len: 'length',
}

/**
 * A continuum from the rows of a CSV file: coder, category, start and length, by the names in a header or, without one,
 * in that order. A row with a coder alone stands for one who marked nothing.
 */
export function continuumFrom(
  file: string,
  rows: readonly CsvRow[],
  { start, length }: { readonly start: number; readonly length: number },
): Reply<Continuum> {
  const [first, ...rest] = rows
  if (!first) return failed('unreadable', `“${basename(file)}” is empty.`, file)
  const header = headerOf(first.cells)
  if (header === 'incomplete')
    return wrongRow(
      file,
      first.line,
      `the header has to name the columns ${columns.join(', ')}; it names ${first.cells.join(', ')}.`,
    )
  const at = (column: Column) => header?.get(column) ?? columns.indexOf(column)
  const coders: string[] = []
  const units: ContinuumUnit[] = []
  const lines: number[] = []
  for (const { line, cells } of header ? rest : rows) {
    const cell = (column: Column) => cells[at(column)] ?? ''
    const coder = cell('coder')
    if (coder === '') return wrongRow(file, line, 'it has no coder.')
    if (!coders.includes(coder)) coders.push(coder)
    if (columns.every(column => column === 'coder' || cell(column) === '')) continue
    if (cell('category') === '') return wrongRow(file, line, 'it has no category.')
    const [from, long] = [numberIn(cell('start')), numberIn(cell('length'))]
    if (from === undefined)
      return wrongRow(file, line, `its start is “${cell('start')}”, which is no number.`)
    if (long === undefined)
      return wrongRow(file, line, `its length is “${cell('length')}”, which is no number.`)
    units.push({ coder, category: cell('category'), start: from, length: long })
    lines.push(line)
  }
  const continuum = { coders, start, length, units }
  const [fault] = continuumFaults(continuum)
  if (!fault) return done(continuum)
  const where = fault.unit === null ? `“${basename(file)}”` : place(file, lines[fault.unit] ?? 1)
  return failed('unreadable', `${where}: ${fault.what}.`, file)
}

/** Where each column is; undefined where the first row is no header; incomplete where it is one and a column is missing. */
function headerOf(cells: readonly string[]): ReadonlyMap<Column, number> | 'incomplete' | undefined {
  const found = new Map<Column, number>()
  for (const [at, cell] of cells.entries()) {
    const column = aliases[cell.toLowerCase()]
    if (column && !found.has(column)) found.set(column, at)
  }
  if (found.size === columns.length) return found
  const numeric = numberIn(cells[2] ?? '') !== undefined || numberIn(cells[3] ?? '') !== undefined
  return numeric || (cells[2] ?? '') === '' ? undefined : 'incomplete'
}
