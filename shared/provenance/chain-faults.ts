import type { AnnotatorId, OperationHash } from '../model/ids'
import type { HistoryEntry } from '../operations/history'
import type { Operation } from '../operations/operation'
import { withCarried } from './carried-operations'
import { hashing, hashOfOperation, type RunningSha256, type Sha256 } from './heads'

/** Something about a history that nobody's work with it explains, and at which operation: `history/17`. */
export interface ChainFault {
  readonly where: string
  readonly what: string
}

interface Place {
  readonly number: number
  readonly hash: OperationHash
}

/**
 * Where the authors' chains are broken: every operation must follow the one of its author that stands before it, and
 * each chain must end where the file says. What a merge carried was written beside another history: that need only
 * follow something known. Gives undefined between its steps, for whoever would let others have a turn; `begin`: with it
 * an operation that holds much is hashed in several.
 */
export function* chainFaults(
  history: readonly HistoryEntry[],
  heads: ReadonlyMap<AnnotatorId, OperationHash>,
  nameOf: (by: AnnotatorId) => string,
  sha256: Sha256,
  begin?: () => RunningSha256,
): Generator<ChainFault | undefined> {
  const last = new Map<AnnotatorId, Place>()
  const known = new Map<OperationHash, { readonly number: number; readonly by: AnnotatorId }>()
  // An operation may follow one that stands after it, where the two were swapped: all must be known first.
  const hashes = new Map<Operation, OperationHash>()
  for (const [i, { operation }] of history.entries()) {
    for (const each of withCarried(operation)) {
      const hash = begin ? yield* hashing(each, sha256, begin) : hashOfOperation(each, sha256)
      hashes.set(each, hash)
      known.set(hash, { number: i + 1, by: each.by })
      // What its author did in a pack that they handed out follows the pack's beginning, which is not here.
      if (each.body.kind === 'pack.handOut') known.set(each.body.founded.hash, { number: i + 1, by: each.by })
      yield undefined
    }
  }
  for (const [i, { operation }] of history.entries()) {
    const number = i + 1
    // What carried others was stamped before it did: it follows what stood here until then.
    const fault = broken(operation, number)
    if (fault) yield fault
    for (const each of withCarried(operation)) {
      const among = each === operation ? undefined : brokenAmongCarried(each, number)
      if (among) yield among
      last.set(each.by, { number, hash: hashes.get(each) as OperationHash })
    }
    yield undefined
  }
  for (const [by, { number, hash }] of last) {
    const head = heads.get(by)
    if (head === hash) continue
    yield {
      where: `history/${number}`,
      what:
        head === undefined
          ? `it is the last by ${nameOf(by)}, and the file was saved without knowing of any of theirs: it was put in, or the file’s “heads” were edited`
          : known.has(head)
            ? `it is the last by ${nameOf(by)}, and when the file was saved another was: operations were put in or moved`
            : `it is not the last that ${nameOf(by)} did: it was edited, or what came after it removed`,
    }
  }
  for (const by of heads.keys())
    if (!last.has(by)) yield { where: 'heads', what: `everything that ${nameOf(by)} did has been removed` }

  function broken({ by, prev }: Operation, number: number): ChainFault | undefined {
    const before = last.get(by)
    if (prev === before?.hash) return undefined
    const where = `history/${number}`
    const name = nameOf(by)
    if (prev === undefined)
      return {
        where,
        what: `it does not say which operation by ${name} it follows: it was put in, or edited`,
      }
    const followed = known.get(prev)
    if (followed) {
      const whose = followed.by === by ? '' : `, which is by ${nameOf(followed.by)}`
      const stands = before ? `stands after history/${before.number}` : `stands first of what ${name} did`
      return {
        where,
        what: `it follows history/${followed.number}${whose}, and ${stands}: operations were put in, removed, moved or given another author`,
      }
    }
    if (!before)
      return {
        where,
        what: `it follows an operation by ${name} that is not here: that was removed or edited`,
      }
    return {
      where: `history/${before.number}`,
      what: `it is not the operation by ${name} that ${where} follows: it was edited, or what ${name} did between the two removed`,
    }
  }

  function brokenAmongCarried({ id, by, prev }: Operation, number: number): ChainFault | undefined {
    if (prev === undefined || known.has(prev)) return undefined
    return {
      where: `history/${number}`,
      what: `it carries the operation ${id} by ${nameOf(by)}, and not what that follows: what was merged has been edited`,
    }
  }
}
