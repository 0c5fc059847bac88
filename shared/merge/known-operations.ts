import type { OperationId } from '../model/ids'
import type { Operation } from '../operations/operation'
import { carriedOperations } from '../provenance/carried-operations'

/**
 * The operations whose effect is in a history: its own, those that its merges carried, and those that its packs began
 * with. What a merge carried is
 * not known any more once the merge has been undone, so that it is offered again.
 */
export function knownOperations(own: Iterable<Operation>): ReadonlyMap<OperationId, Operation> {
  const history = [...own]
  let undone: ReadonlySet<OperationId> = new Set()
  // What is carried may itself undo a merge: looked at again until nothing more comes of it.
  for (let round = 0; ; round++) {
    const known = new Map<OperationId, Operation>()
    for (const operation of history) take(operation, undone, known)
    const next = undoneMerges(known)
    if (round === 8 || same(next, undone)) return known
    undone = next
  }
}

/** With what was carried before what carried it, as it came about. */
function take(
  operation: Operation,
  undone: ReadonlySet<OperationId>,
  known: Map<OperationId, Operation>,
): void {
  if (known.has(operation.id)) return
  if (!undone.has(operation.id)) for (const each of carriedOperations(operation)) take(each, undone, known)
  known.set(operation.id, operation)
  // Of a pack that was handed out, its beginning is known by the operation that says so.
  const { body } = operation
  if (body.kind === 'pack.handOut' && !known.has(body.founded.id)) known.set(body.founded.id, operation)
}

function undoneMerges(known: ReadonlyMap<OperationId, Operation>): ReadonlySet<OperationId> {
  const undone = new Set<OperationId>()
  for (const operation of known.values()) {
    const { body } = operation
    if (body.kind !== 'records.patch' || (!body.undoes && !body.redoes)) continue
    const root = rootId(operation, known)
    if (body.undoes) undone.add(root)
    else undone.delete(root)
  }
  return undone
}

/** The operation that a chain of undo and redo goes back to. */
function rootId(operation: Operation, known: ReadonlyMap<OperationId, Operation>): OperationId {
  let at = operation
  for (;;) {
    const before = at.body.kind === 'records.patch' ? (at.body.undoes ?? at.body.redoes) : undefined
    if (!before) return at.id
    const found = known.get(before)
    if (!found) return before
    at = found
  }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every(id => b.has(id))
