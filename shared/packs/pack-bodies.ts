import { z } from 'zod'
import type { OperationHash, OperationId, PackId } from '../model/ids'
import { annotatorId, articleId, id, line, projectId } from '../model/records'

/* What handing out a pack leaves: in the project that it was handed out, in the pack what it was made of. */

export const packId = id<PackId>()
const packName = line.min(1)

/** How the history of a pack begins: what it goes by, and which project it is a part of. */
export const packFounding = z.object({ id: packId, name: packName, of: projectId }).readonly()
export type PackFounding = z.infer<typeof packFounding>

/**
 * That a pack was handed out. The operation that founds the pack counts as known from then on: what is done in the pack
 * has a history in common with the project, which begins with the pack as it was handed out.
 */
export const packHandedOut = z
  .object({
    kind: z.literal('pack.handOut'),
    pack: z
      .object({
        id: packId,
        name: packName,
        articles: z.array(articleId).max(100_000).readonly(),
        annotators: z.union([z.literal('all'), z.array(annotatorId).max(1_000).readonly()]),
      })
      .readonly(),
    /** The founding operation, and what it is known by in the chain of its author. */
    founded: z
      .object({
        id: z.string().regex(/^[\w.:-]{1,80}$/) as unknown as z.ZodType<OperationId, OperationId>,
        hash: z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<OperationHash, OperationHash>,
      })
      .readonly(),
  })
  .readonly()
export type PackHandedOut = z.infer<typeof packHandedOut>
