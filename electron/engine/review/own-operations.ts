import type { HeldFile } from './held-file'

/** What the project has done that not every file knows. */
export function ownOperations(held: readonly HeldFile[]): ReadonlySet<string> {
  const own = new Set<string>()
  for (const { lineage } of held)
    if (lineage.kind === 'shared') for (const { id } of lineage.mineSince) own.add(id)
  return own
}
