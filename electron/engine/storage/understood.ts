import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { tableNames, tableSchemas } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import { breather, unhurried } from './breathing'
import { brokenRecords, checkTable, checkTexts, Faults, type Records } from './document-checks'
import { entryFault } from './entry-shape'
import { isFields } from './json-soundness'
import { count } from './recovery-sentences'

/** What of a newer version's project this version understands. */
export interface Understood {
  readonly project: Project
  readonly history: readonly HistoryEntry[]
  /** What it does not, counted: “2 fields”, “1 operation”. */
  readonly beyond: readonly string[]
}

interface NewerFile {
  readonly records: Readonly<Record<string, unknown>>
  readonly texts: Readonly<Record<string, string>>
  readonly history: readonly unknown[]
  /** Fields of the file and tables that are not known here. */
  readonly unknown: { readonly fields: object; readonly tables: object }
}

/**
 * Reads what a newer version wrote as far as this one can: records and operations that do not fit are left out, with
 * what refers to them. Null where not even the project itself can be made out. Only to be looked at: written again,
 * it would lack what was left out.
 */
export async function understand({
  records,
  texts,
  history,
  unknown,
}: NewerFile): Promise<Understood | null> {
  const lost = { texts: new Faults(), records: new Faults() }
  const known = await checkTexts(texts, lost.texts)
  const tables: Partial<Records> = {}
  for (const table of tableNames) tables[table] = await checkTable(table, records[table] ?? [], lost.records)
  if (tables.info?.size !== 1) return null
  const project = { ...tables, texts: known } as unknown as Project
  let without = lost.records.total
  const brokenNow = async () => brokenRecords(await unhurried(IndexedProject.inSteps(project)))
  for (let broken = await brokenNow(); broken.length > 0; broken = await brokenNow()) {
    for (const { table, id } of broken) (tables as Records)[table].delete(id)
    without += broken.length
  }
  if (tables.info.size !== 1) return null

  const entries = await knownEntries(history)
  const beyond = [
    counted(Object.keys(unknown.tables).length, 'table'),
    counted(Object.keys(unknown.fields).length + unknownFields(tables as Records), 'field'),
    counted(without, 'record'),
    counted(lost.texts.total, 'text'),
    counted(history.length - entries.length, 'operation'),
  ]
  return { project, history: entries, beyond: beyond.flat() }
}

const counted = (number: number, noun: string) => (number > 0 ? [count(number, noun)] : [])

async function knownEntries(history: readonly unknown[]): Promise<HistoryEntry[]> {
  const breathe = breather()
  const entries: HistoryEntry[] = []
  for (const entry of history) {
    if (entryFault(entry) === undefined) entries.push(entry as HistoryEntry)
    await breathe()
  }
  return entries
}

/** How many fields of records, told by their names, this version does not know. */
function unknownFields(tables: Records): number {
  const names = new Set<string>()
  for (const table of tableNames) {
    const { shape } = tableSchemas[table].unwrap()
    for (const record of tables[table].values())
      for (const name of Object.keys(record)) if (!(name in shape)) names.add(`${table}/${name}`)
  }
  return names.size
}

/** The revision of a history and its last operation, whether or not this version understands them; null where that cannot be told. */
export function extentOf(
  history: readonly unknown[],
): readonly { readonly operation: { id: string } }[] | null {
  const whole = history.every(
    entry => isFields(entry) && isFields(entry.operation) && typeof entry.operation.id === 'string',
  )
  return whole ? (history as readonly { operation: { id: string } }[]) : null
}
