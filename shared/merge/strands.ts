import type { OperationId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import { type AnyRecord, tableNames, tableSchemas } from '../model/tables'
import { briefOf, type HistoryEntry } from '../operations/history'
import type { Merge, Operation } from '../operations/operation'
import { decisionsIn } from './decisions-in'
import { LaidOver, type RecordState, stateOf, takeBack } from './past-state'
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
  const decisions = decisionsIn(base)
  const own = new LaidOver(stateOf(project))
  const strands: Side[] = []
  for (const { operation, inverse } of merges.reverse()) {
    const body = operation.body as Merge
    if (body.base === baseOperation) {
      const state = stateBroughtBy(body, base, own)
      strands.push({ state, decisions, redirects: yield* findRedirects([operation], state) })
    }
    takeBack(own, inverse)
    yield
  }
  if (strands.length === 0) return []
  const ownWork = operationsBut(since, new Set(merges))
  return [
    { state: own, decisions: decisionsIn(own), redirects: yield* findRedirects(ownWork, own, undone) },
    ...strands.reverse(),
  ]
}

/** What was brought in, as it was before: where the patch made mine the same it is as it was `after` the merge. */
function stateBroughtBy({ patch, besides = {} }: Merge, base: RecordState, after: RecordState): RecordState {
  const state = new LaidOver(base)
  for (const table of tableNames) {
    if (table === 'decisions') continue
    for (const id of Object.keys(patch[table] ?? {})) state.lay(table, id, after.get(table, id) ?? null)
    // Out of a file, and so not to be trusted: what is no record of its table is left out.
    for (const [id, record] of Object.entries(besides[table] ?? {}))
      if (record === null || tableSchemas[table].safeParse(record).success)
        state.lay(table, id, record as AnyRecord | null)
  }
  return state
}

function* operationsBut(
  entries: readonly HistoryEntry[],
  left: ReadonlySet<HistoryEntry>,
): Generator<Operation> {
  for (const entry of entries) if (!left.has(entry)) yield entry.operation
}
