import { z } from 'zod'
import { annotatorId, articleId, line } from '../model/records'

/** What a work pack is to hold of a project, besides the scheme and the guidelines, which it always has. */
export const packSelection = z
  .object({
    articles: z.array(articleId).min(1).max(100_000).readonly(),
    /** Whose claims, mentions, evidence links and comments come along: everybody's, or those of the annotators named. */
    annotators: z.union([z.literal('all'), z.array(annotatorId).max(1_000).readonly()]),
    /** Of the register of entities: all of it, or only what something that comes along refers to. */
    register: z.enum(['all', 'needed']),
    /** Whether the articles’ notes come along, and what was made of their source and their information. */
    assessments: z.boolean(),
  })
  .readonly()
export type PackSelection = z.infer<typeof packSelection>

/** What a pack goes by: in the history, and to whoever gets it. */
export const packName = line.min(1).max(200)
