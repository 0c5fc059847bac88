import { atOnce } from '../model/at-once'
import type { OperationId } from '../model/ids'
import type { Operation } from '../operations/operation'
import { carriedOperations, isWhole } from '../provenance/carried-operations'

/** Operations by id; null where one is known by name only. */
export type Known = ReadonlyMap<OperationId, Operation | null>

/**
 * The operations whose effect is in a history: its own, those that its merges carried, and those that its packs began
 * with. What a merge carried is not known any more once the merge has been undone, so that it is offered again.
 */
export const knownOperations = (own: Iterable<Operation>): Known => atOnce(knowing(own))

/** How many operations are looked at between two breaths. */
const pace = 1_024

/** The same in steps. Yields now and then, so that whoever runs it can let others have a turn. */
export function* knowing(own: Iterable<Operation>): Generator<undefined, Known> {
  const history: Operation[] = []
  let anyNamed = false
  for (const operation of own) {
    history.push(operation)
    anyNamed ||= namesAny(operation) || carriedOperations(operation).some(namesAny)
    if (history.length % pace === 0) yield
  }
  const whole = anyNamed ? yield* wholeOperations(history) : new Map<OperationId, Operation>()
  let undone: ReadonlySet<OperationId> = new Set()
  // What is carried may itself undo a merge: looked at again until nothing more comes of it.
  for (let round = 0; ; round++) {
    const known = new Map<OperationId, Operation | null>()
    for (const [i, operation] of history.entries()) {
      take(operation, undone, whole, known)
      if (i % pace === 0) yield
    }
    const next = yield* findUndone(known)
    if (round === 8 || same(next, undone)) return known
    undone = next
    yield
  }
}

/** Whether it is a merge that names some of what it carried. */
const namesAny = ({ body }: Operation) => body.kind === 'merge' && !body.operations.every(isWhole)

/** Every operation that stands somewhere in a history, by id. */
function* wholeOperations(
  history: readonly Operation[],
): Generator<undefined, ReadonlyMap<OperationId, Operation>> {
  const whole = new Map<OperationId, Operation>()
  for (const [i, operation] of history.entries()) {
    for (const each of carriedOperations(operation)) whole.set(each.id, each)
    whole.set(operation.id, operation)
    if (i % pace === 0) yield
  }
  return whole
}

/** With what was carried before what carried it, as it came about. */
function take(
  operation: Operation,
  undone: ReadonlySet<OperationId>,
  whole: ReadonlyMap<OperationId, Operation>,
  known: Map<OperationId, Operation | null>,
  within: ReadonlySet<OperationId> = new Set(),
): void {
  const { id, body } = operation
  if (known.has(id) || within.has(id)) return
  if (body.kind === 'merge' && !undone.has(id)) {
    const inner = new Set([...within, id])
    // What one of the merges among them carried is known if that one stands.
    const byAnother = carriedByAnother(operation)
    for (const each of body.operations) {
      const found = isWhole(each) ? each : whole.get(each.id)
      if (byAnother.has(each.id)) continue
      if (found) take(found, undone, whole, known, inner)
      else if (!known.has(each.id)) known.set(each.id, null)
    }
  }
  known.set(id, operation)
  // Of a pack that was handed out, its beginning is known by the operation that says so.
  if (body.kind === 'pack.handOut' && !known.has(body.founded.id)) known.set(body.founded.id, operation)
}

/** What a merge has in its list because another merge in that list carried it. */
function carriedByAnother(merge: Operation): ReadonlySet<OperationId> {
  const named = new Set<OperationId>()
  for (const { body } of carriedOperations(merge))
    if (body.kind === 'merge') for (const { id } of body.operations) named.add(id)
  return named
}

/** The merges among the operations whose effect was taken back. */
export const undoneMerges = (known: Known): ReadonlySet<OperationId> => atOnce(findUndone(known))

/** The same in steps. Yields now and then. */
export function* findUndone(known: Known): Generator<undefined, ReadonlySet<OperationId>> {
  const undone = new Set<OperationId>()
  let seen = 0
  for (const operation of known.values()) {
    if (++seen % pace === 0) yield
    const body = operation?.body
    if (!operation || body?.kind !== 'records.patch' || (!body.undoes && !body.redoes)) continue
    const root = rootId(operation, known)
    // Of what is known, only a merge has an effect beyond itself.
    const undoneKind = known.get(root)?.body.kind
    if (undoneKind !== undefined && undoneKind !== 'merge') continue
    if (body.undoes) undone.add(root)
    else undone.delete(root)
  }
  return undone
}

/** The operation that a chain of undo and redo goes back to. */
function rootId(operation: Operation, known: Known): OperationId {
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
