import type { Patch } from '../model/change'
import type { OperationId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import { type AnyRecord, type TableName, tableNames, tableSchemas } from '../model/tables'
import { briefOf, type HistoryEntry } from '../operations/history'
import type { Merge, Operation } from '../operations/operation'
import { findDecisions } from './decisions-in'
import { LaidOver, type RecordState, stateOf, takingBack } from './past-state'
import { findRedirects } from './redirects'
import type { Side } from './unit'

interface Worked {
  readonly project: Pick<ProjectReader, 'get' | 'all'>
  /** What it has done since the base. */
  readonly since: readonly HistoryEntry[]
}

/**
 * The versions that a project was brought together of since the base, each as it would be without the others: what it
 * did itself, and what every merge brought that began where the base is. None where there was no such merge. Yields now
 * and then.
 */
export function* strandsOf(
  { project, since }: Worked,
  base: RecordState,
  baseOperation: OperationId,
  undone: ReadonlySet<OperationId>,
): Generator<undefined, readonly Side[]> {
  const merges = since.filter(entry => briefOf(entry).kind === 'merge' && !undone.has(briefOf(entry).id))
  const decisions = yield* findDecisions(base)
  const own = new LaidOver(stateOf(project))
  const strands: Side[] = []
  for (const { operation, inverse } of merges.reverse()) {
    const body = operation.body as Merge
    if (body.base === baseOperation) {
      const state = stateBroughtBy(body, base, own)
      strands.push({ state, decisions, redirects: yield* findRedirects([operation], state) })
    }
    yield* takingBack(own, stillThere(inverse, body.patch, own))
    yield
  }
  if (strands.length === 0) return []
  const ownWork = operationsBut(since, new Set(merges))
  return [
    {
      state: own,
      decisions: yield* findDecisions(own),
      redirects: yield* findRedirects(ownWork, own, undone),
    },
    ...strands.reverse(),
  ]
}

/**
 * What of a merge's inverse can be taken back. The project's own later work is not taken back first, so a record that
 * the merge changed may be gone since: of that there would be only the fields that the merge had changed.
 */
function stillThere(inverse: Patch, patch: Patch, own: RecordState): Patch {
  const left: Record<string, unknown> = {}
  for (const table of tableNames) {
    const records = Object.entries(inverse[table] ?? {}).filter(
      ([id, fields]) => fields === null || isThere(table, id, own) || patch[table]?.[id as never] === null,
    )
    if (records.length > 0) left[table] = Object.fromEntries(records)
  }
  return left as Patch
}

const isThere = (table: TableName, id: string, state: RecordState) => state.get(table, id) !== undefined

/**
 * What was brought in, as it was before: where the patch made mine the same it is as it was `after` the merge. A record
 * that is gone since, and not by the merge, is as it was at the base: who removed it had seen what became of it.
 */
function stateBroughtBy({ patch, besides = {} }: Merge, base: RecordState, after: RecordState): RecordState {
  const state = new LaidOver(base)
  for (const table of tableNames) {
    if (table === 'decisions') continue
    for (const [id, fields] of Object.entries(patch[table] ?? {}))
      if (fields === null || isThere(table, id, after)) state.lay(table, id, after.get(table, id) ?? null)
    // Out of a file, and so not to be trusted: what is no record of its table is left out.
    for (const [id, record] of Object.entries(besides[table] ?? {}))
      if (record === null || isRecord(table, id, record)) state.lay(table, id, record as AnyRecord | null)
  }
  return state
}

const isRecord = (table: TableName, id: string, value: object) =>
  'id' in value && value.id === id && tableSchemas[table].safeParse(value).success

function* operationsBut(
  entries: readonly HistoryEntry[],
  left: ReadonlySet<HistoryEntry>,
): Generator<Operation> {
  for (const entry of entries) if (!left.has(entry)) yield entry.operation
}
