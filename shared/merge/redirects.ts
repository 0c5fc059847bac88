import { placeOf } from '../compare/differences'
import type { OperationId } from '../model/ids'
import type { Operation, OperationBody } from '../operations/operation'
import { carriedOperations } from '../provenance/carried-operations'
import type { RecordState } from './past-state'

/**
 * What records that are gone were merged into: `entities/a` → `entities/b`, worked out from the operations and followed
 * to what is there at the end.
 */
export function redirectsIn(operations: Iterable<Operation>, end: RecordState): ReadonlyMap<string, string> {
  const work = findRedirects(operations, end)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** How many operations are looked at between two breaths. */
const pace = 1_024

/** The same in steps, but for merges that were `undone`. Yields now and then. */
export function* findRedirects(
  operations: Iterable<Operation>,
  end: RecordState,
  undone: ReadonlySet<OperationId> = new Set(),
): Generator<undefined, ReadonlyMap<string, string>> {
  const steps = new Map<string, string>()
  let seen = 0
  for (const operation of operations) {
    collect(operation, steps, undone)
    if (++seen % pace === 0) yield
  }
  const redirects = new Map<string, string>()
  for (const from of steps.keys()) {
    if (isThere(from, end)) continue
    const seen = new Set([from])
    let into = steps.get(from)
    while (into !== undefined && !isThere(into, end) && !seen.has(into)) {
      seen.add(into)
      into = steps.get(into)
    }
    if (into !== undefined && isThere(into, end)) redirects.set(from, into)
  }
  return redirects
}

function collect(operation: Operation, steps: Map<string, string>, undone: ReadonlySet<OperationId>): void {
  if (undone.has(operation.id)) return
  for (const carried of carriedOperations(operation)) collect(carried, steps, undone)
  const { body } = operation
  const parts: readonly OperationBody[] = body.kind === 'batch' ? body.operations : [body]
  for (const part of parts) {
    if (part.kind === 'entity.merge') steps.set(`entities/${part.from}`, `entities/${part.into}`)
    if (part.kind === 'scheme.merge') steps.set(`${part.table}/${part.from}`, `${part.table}/${part.into}`)
  }
}

function isThere(key: string, state: RecordState): boolean {
  const { table, id } = placeOf(key)
  return state.get(table, id) !== undefined
}
