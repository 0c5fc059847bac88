import { z } from 'zod'
import type { Patch } from '../model/change'
import type { OperationHash, OperationId, PackId, TextHash } from '../model/ids'
import {
  annotator,
  annotatorId,
  article,
  articleId,
  claim,
  claimId,
  entity,
  entityId,
  evidenceLink,
  linkId,
  mention,
  mentionId,
  type moment,
  projectInfo,
} from '../model/records'
import {
  adjudication,
  adjudicationId,
  comment,
  commentId,
  type Decision,
  decisionId,
} from '../model/review-records'
import type { PackFounding, PackHandedOut } from '../packs/pack-bodies'
import { reviseBody } from './revise-body'
import { schemeBodies } from './scheme-bodies'

/*
 * The one way to change a project. Each operation is a small value that says what an analyst did; `reduce` says
 * what it does to the records. Stamps (who, when) come from the operation, never from its body.
 */

const kind = <K extends string>(name: K) => z.literal(name)
const stamps = { created: true, changed: true } as const

/** The records as an operation gives them: without the stamps that the reducer puts on. */
export const newArticle = article.unwrap().omit(stamps).readonly()
export const newClaim = claim.unwrap().omit(stamps).readonly()
export const newMention = mention.unwrap().omit(stamps).readonly()
export const newEntity = entity.unwrap().omit(stamps).readonly()
export const newLink = evidenceLink.unwrap().omit(stamps).readonly()
export type NewArticle = z.infer<typeof newArticle>
export type NewClaim = z.infer<typeof newClaim>
export type NewMention = z.infer<typeof newMention>
export type NewEntity = z.infer<typeof newEntity>
export type NewLink = z.infer<typeof newLink>
export const newComment = comment.unwrap().omit(stamps).readonly()
export const newAdjudication = adjudication.unwrap().omit(stamps).readonly()
export type NewComment = z.infer<typeof newComment>
export type NewAdjudication = z.infer<typeof newAdjudication>
export type NewDecision = Omit<Decision, 'created' | 'changed'>

/**
 * The fields that may be corrected later, and no others: a patch is laid over a record as it is. An article's text,
 * and so its hash, length and words, changes by `article.revise` alone, which says where its spans are.
 */
const articlePatch = article
  .unwrap()
  .pick({
    title: true,
    source: true,
    byline: true,
    date: true,
    url: true,
    language: true,
    direction: true,
    outline: true,
    reliability: true,
    credibility: true,
    status: true,
    note: true,
  })
  .partial()
  .strict()
  .readonly()
export const claimPatch = claim
  .unwrap()
  .omit({ id: true, article: true, edition: true, ...stamps })
  .partial()
  .strict()
  .readonly()
const mentionPatch = mention.unwrap().pick({ span: true, entity: true }).partial().strict().readonly()
const entityPatch = entity
  .unwrap()
  .omit({ id: true, ...stamps })
  .partial()
  .strict()
  .readonly()
const linkPatch = evidenceLink
  .unwrap()
  .pick({ target: true, stance: true, confidence: true, note: true })
  .partial()
  .strict()
  .readonly()
const commentPatch = comment.unwrap().pick({ text: true, resolved: true }).partial().strict().readonly()
export type ClaimPatch = z.infer<typeof claimPatch>
export type LinkPatch = z.infer<typeof linkPatch>
export type EntityPatch = z.infer<typeof entityPatch>
export type ArticlePatch = z.infer<typeof articlePatch>

const singleBodies = [
  z
    .object({ kind: kind('project.create'), info: projectInfo.unwrap().omit({ created: true }).readonly() })
    .readonly(),
  z
    .object({
      kind: kind('project.set'),
      patch: projectInfo.unwrap().pick({ title: true, guidelines: true }).partial().strict().readonly(),
    })
    .readonly(),
  z
    .object({ kind: kind('annotator.add'), annotator: annotator.unwrap().omit({ created: true }).readonly() })
    .readonly(),
  z
    .object({
      kind: kind('annotator.set'),
      id: annotatorId,
      patch: annotator.unwrap().pick({ name: true }).partial().strict().readonly(),
    })
    .readonly(),

  z.object({ kind: kind('article.add'), article: newArticle }).readonly(),
  z.object({ kind: kind('article.set'), id: articleId, patch: articlePatch }).readonly(),
  z.object({ kind: kind('article.remove'), id: articleId }).readonly(),
  reviseBody,

  z.object({ kind: kind('claim.create'), claim: newClaim }).readonly(),
  z.object({ kind: kind('claim.set'), id: claimId, patch: claimPatch }).readonly(),
  z.object({ kind: kind('claim.delete'), id: claimId }).readonly(),

  z.object({ kind: kind('mention.create'), mention: newMention }).readonly(),
  z.object({ kind: kind('mention.set'), id: mentionId, patch: mentionPatch }).readonly(),
  z.object({ kind: kind('mention.delete'), id: mentionId }).readonly(),

  z.object({ kind: kind('entity.create'), entity: newEntity }).readonly(),
  z.object({ kind: kind('entity.set'), id: entityId, patch: entityPatch }).readonly(),
  z.object({ kind: kind('entity.delete'), id: entityId }).readonly(),
  z.object({ kind: kind('entity.merge'), from: entityId, into: entityId }).readonly(),
  z
    .object({
      kind: kind('entity.split'),
      from: entityId,
      into: newEntity,
      mentions: z.array(mentionId).readonly(),
      claims: z.array(claimId).readonly(),
    })
    .readonly(),

  z.object({ kind: kind('evidence.link'), link: newLink }).readonly(),
  z.object({ kind: kind('evidence.set'), id: linkId, patch: linkPatch }).readonly(),
  z.object({ kind: kind('evidence.unlink'), id: linkId }).readonly(),

  z.object({ kind: kind('comment.add'), comment: newComment }).readonly(),
  z.object({ kind: kind('comment.set'), id: commentId, patch: commentPatch }).readonly(),
  z.object({ kind: kind('comment.delete'), id: commentId }).readonly(),
  z.object({ kind: kind('decision.reopen'), id: decisionId }).readonly(),
  z.object({ kind: kind('adjudication.settle'), adjudication: newAdjudication }).readonly(),
  z.object({ kind: kind('adjudication.reopen'), id: adjudicationId }).readonly(),

  ...schemeBodies,
] as const

export const singleBody = z.discriminatedUnion('kind', singleBodies)
/** How many operations can stand or fall together. */
export const largestBatch = 100_000
/** Several operations that stand or fall, and are undone, together. `title` says what the analyst did. */
const batch = z
  .object({
    kind: kind('batch'),
    title: z.string().max(200),
    operations: z.array(singleBody).min(1).max(largestBatch).readonly(),
  })
  .readonly()

/** What an analyst can ask for. */
export const operationBody = z.discriminatedUnion('kind', [...singleBodies, batch])
export type SingleBody = z.infer<typeof singleBody>
export type RequestedBody = z.infer<typeof operationBody>

/** Puts records back as a patch says; how an undo or a redo is written into the history. */
export interface RecordsPatch {
  readonly kind: 'records.patch'
  readonly patch: Patch
  /** The operation that this one takes back, or does again. */
  readonly undoes?: OperationId
  readonly redoes?: OperationId
  /** What was done, where it was neither: a dataset read in. */
  readonly title?: string
  /** The project begins with this: there is nothing before it to undo to. */
  readonly founds?: true
  /** The project that it begins is a pack that was handed out of another. */
  readonly pack?: PackFounding
  /** Texts that were lost when a damaged file was rescued: what the operations before this quote from them is taken on trust. */
  readonly lost?: readonly TextHash[]
}

/**
 * A teammate's version brought in: what they did, word for word and in their order, and the patch that it came to after
 * the reviewer's decisions. Taken back like any other operation; then what it carried is not known any more.
 */
export interface Merge {
  readonly kind: 'merge'
  /** The title of the project that was brought in, and whose it was. */
  readonly from: {
    readonly title: string
    /** The packs whose work it brought back. */
    readonly packs?: readonly PackId[]
  }
  /**
   * One flat list. A merge among them names what it carried itself, which stands in this list or elsewhere in the
   * history: however often work goes back and forth, nothing is here twice.
   */
  readonly operations: readonly (Operation | OperationName)[]
  readonly patch: Patch
  /** What the reviewer has decided, and what is left to be decided. */
  readonly decisions: readonly NewDecision[]
  /** The last operation that both knew, where they had done the very same until then. */
  readonly base?: OperationId
  /**
   * Records as theirs had them, whole, null where one was gone: those that were otherwise than the patch makes mine, or,
   * where the patch does not touch them, than they were at the base. So later merges can still tell who did what.
   */
  readonly besides?: Patch
}

/** What was left open is decided: the patch makes it so. */
export interface Settlement {
  readonly kind: 'decision.settle'
  /** What was decided, in words. */
  readonly title?: string
  readonly decisions: readonly NewDecision[]
  readonly patch: Patch
}

export type OperationBody = RequestedBody | RecordsPatch | Merge | Settlement | PackHandedOut
export type OperationKind = OperationBody['kind']

/** An operation that stands elsewhere: its id, and what it is known by in its author’s chain. */
export interface OperationName {
  readonly id: OperationId
  readonly hash: OperationHash
}

/** An operation as it is journalled: who did what, and when. */
export interface Operation {
  readonly id: OperationId
  readonly by: z.infer<typeof annotatorId>
  readonly at: z.infer<typeof moment>
  readonly body: OperationBody
  /** What the operation before it by the same author is known by (`provenance/heads.ts`); absent on their first. */
  readonly prev?: OperationHash
}
