import { begun } from '../model/begun'
import type { Stamp } from '../model/records'
import type { Comment, Decision } from '../model/review-records'
import type { Draft } from './draft'
import { add, remove, set, updated } from './edits'
import { missing } from './integrity'
import type { NewDecision, OperationBody } from './operation'
import { layingPatch } from './patch-handler'
import { type Refusal, refusal } from './refusal'

type Body<K extends OperationBody['kind']> = Extract<OperationBody, { kind: K }>

/** A comment, or a reply to the one that a thread on the same record began with. */
export function addComment(
  draft: Draft,
  { comment }: Body<'comment.add'>,
  stamp: Stamp,
): Refusal | undefined {
  const first = comment.replyTo === null ? undefined : draft.get('comments', comment.replyTo)
  if (
    first &&
    (first.replyTo !== null || first.on.table !== comment.on.table || first.on.id !== comment.on.id)
  )
    return refusal(
      'malformed',
      'A reply belongs to the comment that its thread began with, on the same record.',
    )
  return missing(draft, 'comments', comment.replyTo) ?? add(draft, 'comments', begun(comment, stamp))
}

/** The comment goes, with the replies to it. */
export function deleteComment(draft: Draft, { id }: Body<'comment.delete'>): Refusal | undefined {
  const comment = draft.get('comments', id)
  if (comment) for (const reply of repliesTo(draft, comment)) draft.remove('comments', reply.id)
  return remove(draft, 'comments', id)
}

function repliesTo(draft: Draft, { id, on }: Comment): Comment[] {
  return [...draft.commentsOn(on.table, on.id)].flatMap(each => {
    const comment = draft.get('comments', each)
    return comment?.replyTo === id ? [comment] : []
  })
}

/** Brings a teammate's version in as the patch says, and writes down what was decided and what is left open. */
export function* mergeVersion(
  draft: Draft,
  body: Body<'merge'>,
  stamp: Stamp,
): Generator<undefined, Refusal | undefined> {
  return (yield* layingPatch(draft, body)) ?? (yield* decide(draft, body.decisions, stamp))
}

/** Decides what was left open: the patch makes it so. */
export function* settleDecisions(
  draft: Draft,
  body: Body<'decision.settle'>,
  stamp: Stamp,
): Generator<undefined, Refusal | undefined> {
  return (yield* layingPatch(draft, body)) ?? (yield* decide(draft, body.decisions, stamp))
}

function* decide(
  draft: Draft,
  decisions: readonly NewDecision[],
  stamp: Stamp,
): Generator<undefined, undefined> {
  for (const decision of decisions) {
    const before: Decision | undefined = draft.get('decisions', decision.id)
    draft.put('decisions', before ? updated(before, { ...decision, changed: stamp }) : begun(decision, stamp))
    yield
  }
}

/** What was decided is open again; its value stays until it is decided anew. */
export function reopenDecision(
  draft: Draft,
  { id }: Body<'decision.reopen'>,
  stamp: Stamp,
): Refusal | undefined {
  return set(draft, 'decisions', id, { settled: false, changed: stamp })
}

/** Says which marking of a case stands, for the first time or anew; `open` puts it off. */
export function settleAdjudication(
  draft: Draft,
  { adjudication }: Body<'adjudication.settle'>,
  stamp: Stamp,
): Refusal | undefined {
  const stands = adjudication.verdict === 'chosen' || adjudication.verdict === 'new'
  if (stands !== (adjudication.gold !== null))
    return refusal('malformed', 'A case is settled by the claim that stands, or by there being none.')
  return draft.get('adjudications', adjudication.id)
    ? set(draft, 'adjudications', adjudication.id, { ...adjudication, changed: stamp })
    : add(draft, 'adjudications', begun(adjudication, stamp))
}

/** What was said about the case goes: it is as if it had not been decided. */
export function reopenAdjudication(draft: Draft, { id }: Body<'adjudication.reopen'>): Refusal | undefined {
  return remove(draft, 'adjudications', id)
}
