import type { OperationHash } from '../model/ids'
import { type HistoryEntry, outlineOf } from '../operations/history'
import type { Operation } from '../operations/operation'
import { carriedOperations } from '../provenance/carried-operations'
import { withNames } from '../provenance/heads'
import type { Known } from './known-operations'

/** How many operations are looked at between two breaths. */
const pace = 1_024

/**
 * What one history knows and another does not, each operation once, what a merge carried before the merge: `known` is
 * what the other knows, `theirs` what the history itself knows. Yields now and then.
 */
export function* unknownOperations(
  known: Known,
  theirs: Known,
  history: readonly HistoryEntry[],
): Generator<undefined, Operation[]> {
  const found = new Map<string, Operation>()
  const isUnknown = ({ id }: Operation) => theirs.has(id) && !known.has(id)
  const collect = (operation: Operation) => {
    for (const carried of carriedOperations(operation)) collect(carried)
    if (isUnknown(operation)) found.set(operation.id, operation)
  }
  for (const [i, entry] of history.entries()) {
    // Of what the other knows, records that were let go of are not read again.
    const outline = outlineOf(entry)
    collect(isUnknown(outline) ? entry.operation : outline)
    if (i % pace === 0) yield
  }
  return [...found.values()]
}

/**
 * The operations as a merge carries them: one flat list, in which a merge names what it carried. However often work goes
 * back and forth, nothing is in a history twice, or deeper than here.
 */
export function asCarried(
  operations: readonly Operation[],
  hashOf: (operation: Operation) => OperationHash,
): readonly Operation[] {
  return operations.map(operation => withNames(operation, hashOf))
}
