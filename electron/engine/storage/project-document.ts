import { createHash } from 'node:crypto'
import type { AnnotatorId, OperationHash, OperationId } from '#shared/model/ids'
import { emptyProject, type Project } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { briefOf, type HistoryEntry } from '#shared/operations/history'
import { batched, batchLength, jsonPieces } from './json-pieces'
import { WrittenEntry } from './written-history'

export const projectFormat = 'claimbench-project'
/** Each version has its migration in `migrations/`. The journal's is the same, for it holds the same operations. */
export const projectVersion = 3

/** The largest project file that is opened, in bytes: what one JavaScript string can hold, with room to spare. */
export const projectSizeLimit = 400_000_000

/** What a project file holds. `docs/project-file.md` describes it for those who read the file without Claimbench. */
export interface ProjectDocument {
  /** Grows by one with every fold: tells one state of the file from the next. */
  readonly epoch: number
  /** When it was written. */
  readonly saved: string
  /** Whether it was written at the end of a session; where not, a journal belongs beside it. */
  readonly closed: boolean
  readonly project: Project
  /** Every operation since the project was made: their number is the project's revision. */
  readonly history: readonly HistoryEntry[]
  /** What the last operation of each author is known by: what their next one follows. */
  readonly heads: ReadonlyMap<AnnotatorId, OperationHash>
  /** Fields and tables that this version does not know, kept as they were found. */
  readonly unknown: { readonly fields: Unknown; readonly tables: Unknown }
}
export type Unknown = Readonly<Record<string, unknown>>

export const emptyDocument: ProjectDocument = {
  epoch: 0,
  saved: '',
  closed: true,
  project: emptyProject(),
  history: [],
  heads: new Map(),
  unknown: { fields: {}, tables: {} },
}

export function lastOperation(history: readonly HistoryEntry[]): OperationId | null {
  const last = history.at(-1)
  // The whole of it may be long, and need not be read for this.
  return last ? briefOf(last).id : null
}

/** How the last field begins: it holds the SHA-256 of every byte before it. */
export const checksumStart = '"checksum": "'

/**
 * The project file's text in batches: one record to a line, in an order that does not depend on the machine. What an
 * earlier file's bytes say is given as those bytes. Returns the SHA-256 of it all.
 */
export function* documentText(document: ProjectDocument): Generator<string | Uint8Array, string> {
  const hash = createHash('sha256')
  for (const batch of batched(contents(document))) {
    hash.update(batch)
    yield batch
  }
  const end = `${checksumStart}${hash.copy().digest('hex')}"\n}\n`
  yield end
  return hash.update(end).digest('hex')
}

function* contents({
  epoch,
  saved,
  closed,
  project,
  history,
  heads,
  unknown,
}: ProjectDocument): Generator<string | Uint8Array> {
  const head = {
    format: projectFormat,
    version: projectVersion,
    epoch,
    revision: history.length,
    saved,
    closed,
    heads: Object.fromEntries([...heads].sort()),
  }
  yield '{\n'
  for (const [name, value] of Object.entries({ ...head, ...unknown.fields })) {
    yield `${JSON.stringify(name)}: `
    yield* jsonPieces(value, 2)
    yield ',\n'
  }
  yield '"records": {\n'
  yield* separated(tableNames, name =>
    table(name, [...(project[name] as ReadonlyMap<string, AnyRecord>).values()]),
  )
  for (const [name, value] of Object.entries(unknown.tables))
    yield `,\n${JSON.stringify(name)}: ${JSON.stringify(value)}`
  yield '\n},\n"texts": {\n'
  yield* separated([...project.texts.keys()].sort(), function* (hash) {
    yield `"${hash}": `
    yield* jsonPieces(project.texts.get(hash), 0)
  })
  yield '\n},\n"history": [\n'
  yield* entriesText(history)
  yield '\n],\n'
}

/** Entries that stand as bytes go as they stand, as many together as make a batch. */
function* entriesText(history: readonly HistoryEntry[]): Generator<string | Uint8Array> {
  for (let i = 0; i < history.length; i++) {
    const entry = history[i] as HistoryEntry
    if (i > 0) yield ',\n'
    if (!(entry instanceof WrittenEntry)) {
      yield* jsonPieces(entry, isLong(entry) ? 5 : 0)
      continue
    }
    let last = entry
    for (let next = history[i + 1]; last.to - entry.from < batchLength; next = history[i + 1]) {
      if (!(next instanceof WrittenEntry && next.follows(last))) break
      last = next
      i++
    }
    yield entry.lines.subarray(entry.from, last.to)
  }
}

/** To look at the order of so many records takes a few milliseconds. */
const many = 2_000

function* table(name: TableName, records: AnyRecord[]): Generator<string> {
  yield `"${name}": [\n`
  const ordered = inOrder(records)
  if (records.length > many) yield ''
  yield* separated(ordered, function* (record) {
    yield JSON.stringify(record)
  })
  yield '\n]'
}

function* separated<V>(values: Iterable<V>, text: (value: V) => Iterable<string>): Generator<string> {
  let first = true
  for (const value of values) {
    if (!first) yield ',\n'
    first = false
    yield* text(value)
  }
}

/**
 * By the moment in which they were made, so that new records come last; those of one moment, as an import makes them,
 * stay in the order in which they were made. The scheme's have no such moment and go by their place in it.
 */
function inOrder(records: AnyRecord[]): AnyRecord[] {
  // They nearly always are, and to sort a hundred thousand takes longer than a frame.
  if (records.every((record, i) => i === 0 || placeOf(records[i - 1] as AnyRecord) <= placeOf(record)))
    return records
  return records.sort((a, b) => {
    const [whenA, whenB] = [placeOf(a), placeOf(b)]
    return whenA < whenB ? -1 : Number(whenA > whenB)
  })
}

function placeOf(record: AnyRecord): string | number {
  if ('order' in record) return record.order
  return typeof record.created === 'string' ? record.created : record.created.at
}

/** Whether an entry holds so much that its text should be made part by part. */
export function isLong({ operation, inverse }: HistoryEntry): boolean {
  if (operation.body.kind === 'batch' && operation.body.operations.length > 200) return true
  return Object.values(inverse).some(records => Object.keys(records ?? {}).length > 200)
}
