import { atOnce } from '../model/at-once'
import { type Change, eachRecord, type Patch, patchingBack } from '../model/change'
import type { TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import { Draft } from './draft'
import { handlers } from './handlers'
import { brokenIn, type LostTexts } from './integrity'
import type { Operation, OperationBody } from './operation'
import { type Refusal, refusal } from './refusal'
import { followingRemovals } from './removals-followed'

/** What an operation does, and the patch that takes it back; or why it cannot be done. */
export type Outcome =
  | { readonly ok: true; readonly change: Change; readonly inverse: Patch }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Says what `operation` would do to `project`. Changes nothing. An operation that changes nothing is refused as pointless,
 * unless it is a merge, or takes one back: that both did the same is worth knowing. `lost`: texts that a damaged file
 * no longer has, whose quotes are taken on trust, for the history knows what was there.
 */
export function reduce(project: ProjectReader, operation: Operation, lost?: LostTexts): Outcome {
  return atOnce(reducing(project, operation, lost))
}

/**
 * The same in steps that others can come between. It holds of a project that is the same at the last as at the first.
 * `texts`: those that come with the operation, which the project does not have yet.
 */
export function* reducing(
  project: ProjectReader,
  operation: Operation,
  lost?: LostTexts,
  texts?: ReadonlyMap<TextHash, string>,
): Generator<undefined, Outcome> {
  const draft = new Draft(project, texts)
  const stamp = { by: operation.by, at: operation.at }
  const parts: readonly OperationBody[] =
    operation.body.kind === 'batch' ? operation.body.operations : [operation.body]
  for (const body of parts) {
    const handled = handlers[body.kind](draft, body as never, stamp)
    const refused = handled && Symbol.iterator in handled ? yield* handled : handled
    if (refused) return { ok: false, refusal: refused }
    yield
  }
  // What follows from a removal, and whether it leaves anything behind, is asked of all that was touched.
  if (!draft.removed().next().done) yield* draft.indexing()
  yield* followingRemovals(draft, stamp)
  const change = yield* draft.changing()
  let empty = true
  for (const entry of eachRecord(change)) {
    empty = false
    const broken = brokenIn(entry, draft, lost)
    if (broken) return { ok: false, refusal: broken }
    yield
  }
  if (empty && !mayBeEmpty(operation.body))
    return { ok: false, refusal: refusal('pointless', 'That would change nothing.') }
  return { ok: true, change, inverse: yield* patchingBack(change) }
}

/** Whether an operation may be carried out though it changes no record. */
export function mayBeEmpty(body: OperationBody): boolean {
  return (
    body.kind === 'merge' ||
    body.kind === 'pack.handOut' ||
    (body.kind === 'records.patch' && Boolean(body.undoes ?? body.redoes ?? body.lost))
  )
}
