import { z } from 'zod'
import { annotatorId, articleId, claimId, entityId } from '../model/records'
import { viewNames } from './first-settings'

export * from './first-settings'

/** What this machine remembers about the analyst, whatever the project. */
export const settings = z.object({
  /** Who works on this machine. The id stays when the name changes: names are no identity. */
  annotator: annotatorId.nullable(),
  annotatorName: z.string().max(200),
  theme: z.enum(['system', 'light', 'dark']),
  /** The reader's text size in CSS pixels. */
  textSize: z.int().min(12).max(32),
})
export type Settings = Readonly<z.infer<typeof settings>>

/** Where the analyst was in a project: kept on this machine, never in the project file. */
export const workspace = z.object({
  view: z.enum(viewNames),
  /** The articles open side by side, left to right. */
  panes: z.array(articleId).max(2),
  activePane: z.int().min(0).max(1),
  claim: claimId.nullable(),
  entity: entityId.nullable(),
  /** Per article: the offset at the top of the window and the furthest read, in UTF-16 code units. */
  reading: z.record(articleId, z.object({ top: z.int().min(0), furthest: z.int().min(0) })),
  /** Panel sizes by panel group, in percent. */
  sizes: z.record(z.string(), z.array(z.number())),
})
export type Workspace = Readonly<z.infer<typeof workspace>>
