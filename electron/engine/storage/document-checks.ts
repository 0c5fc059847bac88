import { atOnce } from '#shared/model/at-once'
import { type Change, eachRecord, type Patch } from '#shared/model/change'
import type { TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Project, ProjectReader } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames, tableSchemas } from '#shared/model/tables'
import { Draft } from '#shared/operations/draft'
import type { HistoryEntry } from '#shared/operations/history'
import { brokenRecord } from '#shared/operations/integrity'
import { layingPatch } from '#shared/operations/patch-handler'
import { breather, unhurried } from './breathing'
import type { Course, Stretch } from './course'
import { entryFaultSoon, issueOf } from './entry-shape'
import { unsoundness } from './json-soundness'
import { faultFinder, knownWhole } from './shape-check'
import { hashOfText } from './text-hash'

/** One thing that is wrong with a file, and in which part of it: `claims/claim-3f…`, `history/17`. */
export interface Fault {
  readonly where: string
  readonly what: string
}

/** How many faults are kept to be shown; all are counted. */
const shown = 500

export class Faults {
  readonly found: Fault[] = []
  total = 0

  add(where: string, what: string): void {
    this.total++
    if (this.found.length < shown) this.found.push({ where, what })
  }
}

/** Every text against the hash that it goes by. */
export async function checkTexts(
  texts: Readonly<Record<string, string>>,
  faults: Faults,
  course?: Course,
): Promise<Map<TextHash, string>> {
  const breathe = breather(course)
  const known = new Map<TextHash, string>()
  const all = Object.entries(texts)
  for (const [i, [hash, text]] of all.entries()) {
    if (typeof text === 'string' && hashOfText(text) === hash) known.set(hash as TextHash, text)
    else faults.add(`texts/${hash.slice(0, 16)}…`, 'the text is not the one that was imported')
    await breathe(i / all.length)
  }
  return known
}

export async function checkHistory(
  history: readonly unknown[],
  faults: Faults,
  course?: Course,
): Promise<HistoryEntry[]> {
  const breathe = breather(course)
  const ids = new Set<string>()
  for (const [i, entry] of history.entries()) {
    const asked = entryFaultSoon(entry)
    const fault = asked instanceof Promise ? await asked : asked
    if (fault) faults.add(`history/${i + 1}`, fault)
    else {
      const { id } = (entry as HistoryEntry).operation
      if (ids.has(id)) faults.add(`history/${i + 1}`, `the operation ${id} is there twice`)
      ids.add(id)
    }
    await breathe(i / history.length)
  }
  return history as HistoryEntry[]
}

/** Every record's shape, then every reference and every quote. Undefined where shapes were wrong already. */
export async function checkRecords(
  records: Readonly<Record<string, unknown>>,
  texts: Map<TextHash, string>,
  faults: Faults,
  course?: Course,
): Promise<Checked | undefined> {
  const tables: Partial<Records> = {}
  const sizes = tableNames.map(table => lengthOf(records[table]))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  let taken = 0
  for (const [i, table] of tableNames.entries()) {
    const from = taken
    taken += sizes[i] ?? 0
    const stretch = course?.stretch((from / all) * 0.5, (taken / all) * 0.5)
    tables[table] = await checkTable(table, records[table], faults, stretch)
  }
  if (tables.info?.size !== 1) faults.add('info', 'there should be exactly one description of the project')
  if (faults.total > 0) return undefined

  const project = { ...tables, texts } as unknown as Project
  const indexed = await unhurried(IndexedProject.inSteps(project), course)
  for (const { table, id, message } of await brokenRecords(indexed, course?.stretch(0.7, 1)))
    faults.add(`${table}/${id}`, message)
  return { project, indexed }
}

/** A project that is sound, as it was read and to be worked on. */
export interface Checked {
  readonly project: Project
  readonly indexed: IndexedProject
}

export type Records = Record<TableName, Map<string, AnyRecord>>

/** The records that refer to what is not there, or whose quote is not in the text. */
export async function brokenRecords(
  project: IndexedProject,
  course?: Stretch,
): Promise<{ readonly table: TableName; readonly id: string; readonly message: string }[]> {
  const breathe = breather(course)
  const found: { table: TableName; id: string; message: string }[] = []
  const all = tableNames.reduce((sum, table) => sum + project.size(table), 0)
  let looked = 0
  for (const table of tableNames) {
    for (const record of project.all(table)) {
      const broken = brokenRecord(table, record, project)
      if (broken) found.push({ table, id: record.id, message: broken.message })
      if (++looked % few === 0) await breathe(looked / all)
    }
  }
  return found
}

/** A table's records by id, without those whose shape is wrong. */
export async function checkTable(
  table: TableName,
  rows: unknown,
  faults: Faults,
  course?: Stretch,
): Promise<Map<string, AnyRecord>> {
  const found = new Map<string, AnyRecord>()
  if (!Array.isArray(rows)) {
    faults.add(table, 'the table is missing')
    return found
  }
  const breathe = breather(course)
  for (const [i, row] of rows.entries()) {
    const fault = recordFault(table, row)
    if (fault) faults.add(`${table}/${nameOf(row) ?? i + 1}`, fault)
    else if (found.has(row.id)) faults.add(`${table}/${row.id}`, 'it is there twice')
    else found.set(row.id, row)
    if (i % few === 0) await breathe(i / rows.length)
  }
  return found
}

/** What is wrong with the records that a change would leave, or undefined. */
export function changeFault(change: Change): string | undefined {
  return atOnce(findingChangeFault(change))
}

/** The same in steps, one for each record. */
export function* findingChangeFault(change: Change): Generator<undefined, string | undefined> {
  for (const { table, id, to } of eachRecord(change)) {
    const fault = to && recordFault(table, to)
    if (fault) return `${table}/${id}: ${fault}`
    yield
  }
  return undefined
}

/** What is wrong with the records that a patch puts back, or has put back in the project already, or undefined. */
export function patchedFault(patch: Patch, project: ProjectReader): string | undefined {
  const after = new Draft(project)
  // Laid a second time it leaves the same shapes; where it stops, at what it has removed already, the rest is there as well.
  atOnce(layingPatch(after, { patch }))
  for (const table of tableNames) {
    for (const id of Object.keys(patch[table] ?? {})) {
      const record = after.get(table, id as never)
      const fault = record && recordFault(table, record)
      if (fault) return `${table}/${id}: ${fault}`
    }
  }
  return undefined
}

/** What is wrong with a value that should be one of a table's records, or undefined. The value is checked, not changed. */
export function recordFault(table: TableName, row: unknown): string | undefined {
  if (knownRecords[table](row)) return undefined
  const unsound = unsoundness(row)
  if (unsound) return unsound
  const error = shapeFaults[table](row)
  return error && issueOf(error)
}

/** Nearly every record is known whole: then there is nothing more to be looked for in it. */
const knownRecords = Object.fromEntries(
  tableNames.map(table => [table, knownWhole(tableSchemas[table])]),
) as Record<TableName, ReturnType<typeof knownWhole>>
const shapeFaults = Object.fromEntries(
  tableNames.map(table => [table, faultFinder(tableSchemas[table])]),
) as Record<TableName, ReturnType<typeof faultFinder>>

/** So many records take a fraction of a millisecond: the clock is not looked at for each. */
const few = 32
const lengthOf = (rows: unknown) => (Array.isArray(rows) ? rows.length : 0)

function nameOf(row: unknown): string | undefined {
  return typeof row === 'object' && row && 'id' in row && typeof row.id === 'string'
    ? row.id.slice(0, 40)
    : undefined
}
