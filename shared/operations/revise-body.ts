import { z } from 'zod'
import { anchor, anchors, article, articleId, claimId, linkId, mentionId } from '../model/records'

/** Where a span of the earlier text is in the corrected one. */
export const placedSpan = z.discriminatedUnion('table', [
  z.object({ table: z.literal('claims'), id: claimId, spans: anchors }).readonly(),
  z.object({ table: z.literal('mentions'), id: mentionId, span: anchor }).readonly(),
  z.object({ table: z.literal('links'), id: linkId, spans: anchors }).readonly(),
])
export type PlacedSpan = z.infer<typeof placedSpan>

/**
 * A corrected edition of an article is taken in: its text, and where the spans of the earlier one are in it. Spans
 * that are not named have no place in it: they are kept as orphans.
 */
export const reviseBody = z
  .object({
    kind: z.literal('article.revise'),
    id: articleId,
    ...article.unwrap().pick({ textHash: true, length: true, words: true, outline: true }).shape,
    placed: z.array(placedSpan).max(500_000).readonly(),
  })
  .readonly()
export type ReviseBody = z.infer<typeof reviseBody>
