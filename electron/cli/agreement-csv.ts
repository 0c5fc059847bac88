import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { done, failed, type Reply } from '#shared/api/problem'
import { decode } from '../engine/import/decode'
import { fileProblem } from '../engine/storage/file-problem'

/** One row of a CSV file: its cells without outer blanks, and the line of the file that it begins on. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

interface ParsedRow {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/**
 * Reads a CSV file whose cells are parted by commas, semicolons or tabs, whichever its first line has most of, in any
 * encoding that articles are read in. Empty lines are left out.
 */
export async function readCsv(file: string): Promise<Reply<readonly CsvRow[]>> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(resolve(file))
  } catch (error) {
    return { ok: false, problem: fileProblem(error, resolve(file), '') }
  }
  const decoded = decode(bytes, false)
  if (!decoded) return failed('unreadable', `“${basename(file)}” is not a text file.`, file)
  try {
    const parsed = parse(decoded.text, {
      delimiter: delimiterOf(decoded.text),
      info: true,
      relax_column_count: true,
      trim: true,
    }) as unknown as readonly ParsedRow[]
    const rows = parsed.map(({ record, info }) => ({ line: startOf(info.lines, record), cells: record }))
    return done(rows.filter(({ cells }) => cells.some(cell => cell !== '')))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return failed('unreadable', `${place(file, lineOf(error))}: ${whatIsWrong(error)}`, file)
  }
}

/** A place in a file, as messages begin with it. */
export const place = (file: string, line: number): string => `“${basename(file)}”, line ${line}`

/** A wrong row as a reply. */
export const wrongRow = (file: string, line: number, what: string) =>
  failed('unreadable', `${place(file, line)}: ${what}`, file)

function delimiterOf(text: string): string {
  const first = text.slice(0, Math.max(0, text.search(/[\r\n]|$/)))
  const count = (mark: string) => first.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** The parser tells the line on which a row ends; quoted cells may have taken it over several. */
const startOf = (end: number, cells: readonly string[]) =>
  end - cells.reduce((breaks, cell) => breaks + cell.split(/\r\n|\r|\n/).length - 1, 0)

const lineOf = (error: CsvError) => Number((error as { lines?: unknown }).lines ?? 1)

function whatIsWrong({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quotation mark is opened and never closed. Close it, or double it where it is part of the text.'
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'a quotation mark stands inside a cell. Put the whole cell in quotation marks and double those inside.'
    default:
      return `it is not sound CSV (${message}).`
  }
}
