import { placeOf } from '../compare/differences'
import type { OperationId } from '../model/ids'
import type { TableName } from '../model/tables'
import type { Operation, OperationBody, RecordsPatch } from '../operations/operation'
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
  const found = new Found()
  let seen = 0
  for (const operation of operations) {
    found.take(operation, undone)
    if (++seen % pace === 0) yield
  }
  const steps = found.standing()
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

interface Step {
  readonly by: OperationId
  readonly from: string
  readonly into: string
}

/**
 * What was merged into what, in the order in which it was. Who has taken it back has merged nothing: that the record is
 * gone in the end may be another's doing.
 */
class Found {
  readonly #steps: Step[] = []
  /** What an undo or redo goes back to. */
  readonly #roots = new Map<OperationId, OperationId>()
  readonly #takenBack = new Set<OperationId>()

  take(operation: Operation, undone: ReadonlySet<OperationId>): void {
    const { id, body } = operation
    if (undone.has(id)) return
    for (const carried of carriedOperations(operation)) this.take(carried, undone)
    if (body.kind === 'records.patch') this.#takeBack(id, body)
    const parts: readonly OperationBody[] = body.kind === 'batch' ? body.operations : [body]
    for (const part of parts) {
      if (part.kind === 'entity.merge') this.#add(id, 'entities', part)
      if (part.kind === 'scheme.merge') this.#add(id, part.table, part)
    }
  }

  standing(): ReadonlyMap<string, string> {
    return new Map(
      this.#steps.filter(({ by }) => !this.#takenBack.has(by)).map(({ from, into }) => [from, into]),
    )
  }

  #add(by: OperationId, table: TableName, { from, into }: Pick<Step, 'from' | 'into'>): void {
    this.#steps.push({ by, from: `${table}/${from}`, into: `${table}/${into}` })
  }

  #takeBack(id: OperationId, { undoes, redoes }: Pick<RecordsPatch, 'undoes' | 'redoes'>): void {
    const of = undoes ?? redoes
    if (of === undefined) return
    const root = this.#roots.get(of) ?? of
    this.#roots.set(id, root)
    if (undoes) this.#takenBack.add(root)
    else this.#takenBack.delete(root)
  }
}

function isThere(key: string, state: RecordState): boolean {
  const { table, id } = placeOf(key)
  return state.get(table, id) !== undefined
}
