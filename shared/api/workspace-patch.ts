import type { Workspace } from './settings'

/**
 * A workspace, or a patch of one, with another patch laid over it. Places in articles and panel sizes come one by
 * one, and leave the others as they are; how far an article has been read never goes back. So two windows of one
 * project do not write over each other's.
 */
export function patchedWorkspace<W extends Partial<Workspace>>(before: W, patch: Partial<Workspace>): W {
  return {
    ...before,
    ...patch,
    ...(before.sizes && patch.sizes && { sizes: { ...before.sizes, ...patch.sizes } }),
    ...(before.reading && patch.reading && { reading: furtherRead(before.reading, patch.reading) }),
  }
}

function furtherRead(before: Workspace['reading'], patch: Workspace['reading']): Workspace['reading'] {
  const after: Record<string, { top: number; furthest: number }> = { ...before }
  for (const [article, { top, furthest }] of Object.entries(patch))
    after[article] = { top, furthest: Math.max(furthest, after[article]?.furthest ?? 0) }
  return after
}
