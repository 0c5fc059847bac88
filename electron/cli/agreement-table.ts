import { basename } from 'node:path'
import type { CodedUnit, Level, ReliabilityData, Value } from '#shared/agreement/reliability-data'
import { done, failed, type Reply } from '#shared/api/problem'
import { type CsvRow, wrongRow } from './agreement-csv'

/** A table of codes, and what a reader of it may want to be told. */
export interface CodersTable {
  readonly data: ReliabilityData
  readonly remarks: readonly string[]
}

/** What other programs write for a missing value. Here it would be one more value. */
const placeholders = new Set(['.', '-', '–', '?', '*', 'na', 'n/a', 'nan', 'null', 'none', 'missing'])

/** Units × coders from the rows of a CSV file: a header, then a unit a row, its name first; an empty cell is missing. */
export function tableFrom(file: string, rows: readonly CsvRow[], level: Level): Reply<CodersTable> {
  const [header, ...body] = rows
  if (!header) return failed('unreadable', `“${basename(file)}” is empty.`, file)
  const coders = header.cells.slice(1)
  if (coders.length < 2)
    return wrongRow(
      file,
      header.line,
      'the header needs a column for the unit and one for each of two or more coders.',
    )
  for (const [at, coder] of coders.entries()) {
    if (coder === '') return wrongRow(file, header.line, `column ${at + 2} has no coder’s name.`)
    if (coders.indexOf(coder) !== at)
      return wrongRow(file, header.line, `the coder “${coder}” has two columns.`)
  }
  const lines = new Map<string, number>()
  const units: CodedUnit[] = []
  for (const { line, cells } of body) {
    const [id = '', ...given] = cells
    if (id === '') return wrongRow(file, line, 'the first cell, the unit’s name, is empty.')
    const before = lines.get(id)
    if (before !== undefined)
      return wrongRow(file, line, `the unit “${id}” is there already, in line ${before}.`)
    if (given.length > coders.length)
      return wrongRow(file, line, `it has ${given.length} values, and there are ${coders.length} coders.`)
    lines.set(id, line)
    const values: (Value | null)[] = []
    for (const [at, coder] of coders.entries()) {
      const cell = given[at] ?? ''
      const value = cell === '' ? null : level === 'nominal' ? cell : numberIn(cell)
      if (value === undefined) return wrongRow(file, line, noNumber(cell, coder, level))
      if (level === 'ratio' && typeof value === 'number' && value < 0)
        return wrongRow(file, line, `${coder} has ${cell}, and ratio values cannot be below zero.`)
      values.push(value)
    }
    units.push({ id, values })
  }
  if (units.length === 0) return failed('unreadable', `“${basename(file)}” has a header and no units.`, file)
  return done({ data: { coders, units }, remarks: remarksOn(file, units) })
}

/** A number as it is written in data files; undefined where it is none. */
export const numberIn = (cell: string): number | undefined =>
  /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined

const noNumber = (cell: string, coder: string, level: Level) =>
  placeholders.has(cell.toLowerCase())
    ? `${coder} has “${cell}”. Leave the cell empty where the value is missing.`
    : `${coder} has “${cell}”, which is no number, and ${level} values have to be numbers.`

function remarksOn(file: string, units: readonly CodedUnit[]): string[] {
  const used = new Set(units.flatMap(({ values }) => values.map(String)))
  return [...used]
    .filter(value => value !== 'null' && placeholders.has(value.toLowerCase()))
    .map(
      value =>
        `“${basename(file)}”: “${value}” is taken for a value like any other. Leave the cell empty where the value is missing.`,
    )
}
