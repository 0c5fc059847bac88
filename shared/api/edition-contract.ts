import { z } from 'zod'
import { articleId, outlinePart } from '../model/records'
import type { EditionReport, EditionTaken } from './edition-views'
import { method, shownProject, task } from './method'

/** A corrected text as it would stand: what it says, and what its stretches are. */
const edition = z
  .object({ text: z.string().min(1).max(50_000_000), outline: z.array(outlinePart).max(20_000).readonly() })
  .readonly()
export type CorrectedEdition = z.infer<typeof edition>

/** Corrected editions of articles that are in the project. */
export const editionContract = {
  /** Says where everything that is marked in the article would be. Changes nothing. */
  'editions.propose': method<EditionReport>()(z.object({ id: articleId, edition, task })),
  /** Takes the text in, as one operation. What `leave` names is left without a place, as is what has none. */
  'editions.accept': method<EditionTaken>()(
    z.object({
      ...shownProject,
      id: articleId,
      edition,
      leave: z.array(z.string().max(100)).max(500_000).readonly(),
      task,
    }),
  ),
} as const
