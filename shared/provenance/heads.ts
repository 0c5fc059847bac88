import type { AnnotatorId, OperationHash } from '../model/ids'
import { briefOf, type HistoryEntry } from '../operations/history'
import type { Operation } from '../operations/operation'
import { canonicalJson, canonicalPieces } from './canonical-json'
import { carriedOperations, isWhole, withCarried } from './carried-operations'

/** SHA-256 of a text as UTF-8, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string

/**
 * What an operation is known by in its author's chain. What a merge carried goes into it by what that is known by: so the
 * merge is known by the same whether it holds those operations or names them.
 */
export function hashOfOperation(operation: Operation, sha256: Sha256): OperationHash {
  const named = withNames(operation, each => hashOfOperation(each, sha256))
  return sha256(canonicalJson(named)) as OperationHash
}

/** SHA-256 of a text that is taken in pieces, none of which cuts a character in two. */
export interface RunningSha256 {
  take(piece: string): void
  /** In lower-case hexadecimal; nothing is taken after it. */
  done(): string
}

/** How much of a text is hashed at a step, in UTF-16 code units: a fraction of a millisecond. */
const stepLength = 1 << 16
/** How deep an operation’s parts are taken one by one: to the fields of a batch’s parts, and to a patch’s records. */
const partsDepth = 4

/** What an operation is known by, made in steps that others can come between. */
export function* hashing(
  operation: Operation,
  sha256: Sha256,
  begin: () => RunningSha256,
): Generator<undefined, OperationHash> {
  const names = new Map<Operation, OperationHash>()
  for (const carried of carriedOperations(operation)) {
    names.set(carried, yield* hashing(carried, sha256, begin))
    yield
  }
  const named = withNames(operation, carried => names.get(carried) ?? hashOfOperation(carried, sha256))
  let running: RunningSha256 | undefined
  let text = ''
  for (const piece of canonicalPieces(named, partsDepth)) {
    text += piece
    // A piece without words says that others are to come between.
    if (piece === '') yield
    if (text.length < stepLength) continue
    running ??= begin()
    running.take(text)
    text = ''
    yield
  }
  if (!running) return sha256(text) as OperationHash
  running.take(text)
  return running.done() as OperationHash
}

/** The operation as it is; a merge with what it carried by name. */
export function withNames(operation: Operation, hashOf: (operation: Operation) => OperationHash): Operation {
  const { body } = operation
  if (body.kind !== 'merge' || body.operations.length === 0) return operation
  const operations = body.operations.map(each => (isWhole(each) ? { id: each.id, hash: hashOf(each) } : each))
  return { ...operation, body: { ...body, operations } }
}

type HeadsByAuthor = ReadonlyMap<AnnotatorId, OperationHash>

/**
 * The end of each author's chain: the hash of the last operation of theirs in a history, what merges carried into it
 * counted. An author's next operation names it, so that nothing before it can be changed without a trace.
 *
 * Begun from the heads that a project file holds, not from its operations: where somebody has edited an author's
 * last one by hand, their next still follows the one that was there.
 *
 * What an operation is known by is worked out when it is asked for, or when there is time for it: whoever puts it on the
 * disk need not wait for that.
 */
export class Heads {
  readonly #sha256: Sha256
  readonly #heads: Map<AnnotatorId, OperationHash>
  /** Authors' last operations whose hash nobody has asked for yet: the heads hold what was there before them. */
  readonly #latest = new Map<AnnotatorId, Operation>()
  /** For an operation that carried others, what the heads were before it. */
  readonly #before = new WeakMap<Operation, HeadsByAuthor>()

  constructor(sha256: Sha256, heads: HeadsByAuthor = new Map()) {
    this.#sha256 = sha256
    this.#heads = new Map(heads)
  }

  /** What the next operation by this author follows; undefined where there is none of theirs in `history`. */
  next(by: AnnotatorId, history: readonly HistoryEntry[]): OperationHash | undefined {
    this.#settle(by)
    const known = this.#heads.get(by)
    if (known !== undefined) return known
    const last = lastOf(by, history)
    return last && hashOfOperation(last, this.#sha256)
  }

  /** `hash`: what it is known by, where that has been worked out. */
  push(operation: Operation, hash?: OperationHash): void {
    const carries = carriedOperations(operation).length > 0
    if (carries) this.#before.set(operation, this.copy())
    for (const each of withCarried(operation)) this.#latest.set(each.by, each)
    if (hash === undefined) return
    this.#heads.set(operation.by, hash)
    this.#latest.delete(operation.by)
  }

  /** Takes the latest operation off again, which could not be written. */
  pop(operation: Operation): void {
    for (const each of withCarried(operation)) this.#latest.delete(each.by)
    const before = this.#before.get(operation)
    if (before) {
      this.#heads.clear()
      for (const [by, head] of before) this.#heads.set(by, head)
    } else if (operation.prev) this.#heads.set(operation.by, operation.prev)
    else this.#heads.delete(operation.by)
  }

  /** The heads as they are now. */
  copy(): HeadsByAuthor {
    this.settle()
    return new Map(this.#heads)
  }

  /** Works out what the latest operations are known by. */
  settle(): void {
    for (const by of this.#latest.keys()) this.#settle(by)
  }

  /** The same in steps that others can come between. */
  *settling(begin: () => RunningSha256): Generator<undefined, void> {
    for (const [by, operation] of [...this.#latest]) {
      const hash = yield* hashing(operation, this.#sha256, begin)
      if (this.#latest.get(by) !== operation) continue
      this.#heads.set(by, hash)
      this.#latest.delete(by)
    }
  }

  #settle(by: AnnotatorId): void {
    const operation = this.#latest.get(by)
    if (!operation) return
    this.#heads.set(by, hashOfOperation(operation, this.#sha256))
    this.#latest.delete(by)
  }
}

function lastOf(by: AnnotatorId, history: readonly HistoryEntry[]): Operation | undefined {
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i]
    // What cannot be theirs need not be read.
    if (!entry || (briefOf(entry).by !== by && briefOf(entry).kind !== 'merge')) continue
    const theirs = [...withCarried(entry.operation)].findLast(each => each.by === by)
    if (theirs) return theirs
  }
  return undefined
}
