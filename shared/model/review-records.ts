import { z } from 'zod'
import { commentedTables } from './choices'
import type { AdjudicationId, CommentId, DecisionId, Id } from './ids'
import { articleId, authored, claimId, id, line, prose, stamp } from './records'

export { type CommentedTable, commentedTables } from './choices'

/* What reviewing a project leaves in it: comments, decisions about conflicts, and which marking of a case stands. */

export const commentId = id<CommentId>()
export const decisionId = id<DecisionId>()
export const adjudicationId = id<AdjudicationId>()
/** The id of a record of any table. */
const recordId = id<Id<string>>()

/** A comment on a record. Threads are one deep: a reply names the comment that the thread began with. */
export const comment = z
  .object({
    id: commentId,
    on: z.object({ table: z.enum(commentedTables), id: recordId }).readonly(),
    replyTo: commentId.nullable(),
    text: prose.min(1),
    /** Of the comment that a thread began with: whether it is dealt with. */
    resolved: z.boolean(),
    ...authored,
  })
  .readonly()
export type Comment = z.infer<typeof comment>

/** Why there was something to decide (`merge/unit.ts`); `reviewed` where a reviewer departed from what was no conflict. */
export const decisionCodes = [
  'both-changed',
  'changed-and-removed',
  'removed-and-used',
  'merged-and-used',
  'added-differently',
  'decided-before',
  'left-open',
  'follows',
  'reviewed',
] as const
export type DecisionCode = (typeof decisionCodes)[number]

/** A value that there was to choose from, and who gave it when, as far as it is known. */
export const decisionOption = z.object({ value: z.unknown(), by: stamp.nullable() }).readonly()
export type DecisionOption = z.infer<typeof decisionOption>

/**
 * What is to become of something that two versions of a project do not agree about. Its id follows from its subject, so
 * that whoever comes to the same conflict comes to the same decision. Values are JSON; null is what is not there.
 */
export const decision = z
  .object({
    id: decisionId,
    /** The key of the unit: `claims/claim-…`, `claims/claim-…#note`. */
    subject: z.string().min(3).max(4_200),
    code: z.enum(decisionCodes),
    settled: z.boolean(),
    base: z.unknown(),
    /** What was chosen; of an open decision, nothing. */
    value: z.unknown(),
    options: z.array(decisionOption).max(1_000).readonly(),
    /** The keys of the records whose fate it follows. */
    follows: z.array(z.string().max(4_200)).max(1_000).readonly(),
    /** The title of the project that brought it up. */
    from: line,
    reason: prose,
    ...authored,
  })
  .readonly()
export type Decision = z.infer<typeof decision>

export const adjudicationVerdicts = ['open', 'chosen', 'new', 'none'] as const
/**
 * Which of the claims that annotators marked at one place stands in the gold standard: one of them, a new one, or none.
 */
export const adjudication = z
  .object({
    id: adjudicationId,
    article: articleId,
    /** The case: the claims that are about the same words. */
    claims: z.array(claimId).max(1_000).readonly(),
    gold: claimId.nullable(),
    verdict: z.enum(adjudicationVerdicts),
    reason: prose,
    ...authored,
  })
  .readonly()
export type Adjudication = z.infer<typeof adjudication>
