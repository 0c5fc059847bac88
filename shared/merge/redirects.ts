import { placeOf } from '../compare/differences'
import { atOnce } from '../model/at-once'
import type { OperationId } from '../model/ids'
import type { TableName } from '../model/tables'
import type { Operation, OperationBody, RecordsPatch } from '../operations/operation'
import { carriedOperations } from '../provenance/carried-operations'
import { findDecisions } from './decisions-in'
import type { RecordState } from './past-state'
import { heldBack } from './unit'

/**
 * What records that are gone were merged into: `entities/a` → `entities/b`, worked out from the operations and followed
 * to what is there at the end, or is held back by an open decision where nothing is.
 */
export function redirectsIn(operations: Iterable<Operation>, end: RecordState): ReadonlyMap<string, string> {
  return atOnce(findRedirects(operations, end))
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
  /** What has none of those there that it was merged into, and those. */
  const leadingNowhere = new Map<string, readonly string[]>()
  for (const from of steps.keys()) {
    if (isThere(from, end)) continue
    const passed = passedFrom(from, steps, end)
    const into = passed.at(-1)
    if (into !== undefined && isThere(into, end)) redirects.set(from, into)
    else leadingNowhere.set(from, passed)
  }
  if (leadingNowhere.size === 0) return redirects
  // What is in dispute may come back: what was merged into it is not merged into nothing.
  const decisions = yield* findDecisions(end)
  for (const [from, passed] of leadingNowhere) {
    const into = passed.find(key => heldBack({ decisions }, key))
    if (into !== undefined) redirects.set(from, into)
  }
  return redirects
}

/** What a record was merged into, and that into, until one is there. */
function passedFrom(from: string, steps: ReadonlyMap<string, string>, end: RecordState): string[] {
  const passed = new Set<string>()
  for (
    let into = steps.get(from);
    into !== undefined && into !== from && !passed.has(into);
    into = steps.get(into)
  ) {
    passed.add(into)
    if (isThere(into, end)) break
  }
  return [...passed]
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
