import type { Patch } from '../model/change'
import type { ProjectReader } from '../model/project'
import { type AnyRecord, type IdOf, type TableName, tableNames } from '../model/tables'
import type { HistoryEntry } from '../operations/history'

/** A state of a project's records, to be looked up and walked through. */
export interface RecordState {
  get(table: TableName, id: string): AnyRecord | undefined
  ids(table: TableName): Iterable<string>
}

export const nothingYet: RecordState = { get: () => undefined, ids: () => [] }

export function stateOf(project: Pick<ProjectReader, 'get' | 'all'>): RecordState {
  return {
    get: (table, id) => project.get(table, id as IdOf<typeof table>),
    *ids(table) {
      for (const record of project.all(table)) yield record.id
    },
  }
}

/** Some of a state's records: those that are walked through. Any can be looked up. */
export function among(state: RecordState, ids: ReadonlyMap<TableName, ReadonlySet<string>>): RecordState {
  return {
    get: (table, id): AnyRecord | undefined => state.get(table, id),
    *ids(table) {
      for (const id of ids.get(table) ?? []) if (state.get(table, id)) yield id
    },
  }
}

/** A state with some records laid over it; null where one is gone. */
export class LaidOver implements RecordState {
  readonly #under: RecordState
  readonly #over = new Map<TableName, Map<string, AnyRecord | null>>()

  constructor(under: RecordState) {
    this.#under = under
  }

  lay(table: TableName, id: string, record: AnyRecord | null): void {
    const records = this.#over.get(table) ?? new Map<string, AnyRecord | null>()
    this.#over.set(table, records.set(id, record))
  }

  get(table: TableName, id: string): AnyRecord | undefined {
    const laid = this.#over.get(table)?.get(id)
    return laid === undefined ? this.#under.get(table, id) : (laid ?? undefined)
  }

  *ids(table: TableName): Generator<string> {
    const laid = this.#over.get(table)
    for (const id of this.#under.ids(table)) if (!laid?.has(id)) yield id
    for (const [id, record] of laid ?? []) if (record) yield id
  }
}

/** How many operations or records are taken back between two breaths. */
const pace = 512

/**
 * The records as they were after the first `revision` operations of the history, whose end `now` is. Yields now and
 * then, so that whoever runs it can let others have a turn.
 */
export function* stateAt(
  now: Pick<ProjectReader, 'get' | 'all'>,
  history: readonly HistoryEntry[],
  revision: number,
): Generator<undefined, RecordState> {
  const past = new LaidOver(stateOf(now))
  for (let at = history.length - 1; at >= revision; at--) {
    yield* takingBack(past, history[at]?.inverse ?? {})
    if (at % pace === 0) yield
  }
  return past
}

/** Takes an operation's change off a state; yields now and then where it is of many records. */
export function* takingBack(state: LaidOver, inverse: Patch): Generator<undefined, void> {
  let seen = 0
  for (const table of tableNames) {
    for (const [id, fields] of Object.entries(inverse[table] ?? {})) {
      if (++seen % pace === 0) yield
      const whole = fields === null || 'id' in fields ? fields : { ...state.get(table, id), ...fields }
      state.lay(table, id, whole as AnyRecord | null)
    }
  }
}
