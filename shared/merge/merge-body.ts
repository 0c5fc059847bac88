import type { Patch } from '../model/change'
import type { Merge } from '../operations/operation'
import type { MergedDecisions } from './decision-records'
import type { MergePlan } from './plan'

/** The operation that a plan comes to: what theirs did, word for word, and what it makes of mine. */
export function mergeBody(
  from: Merge['from'],
  operations: Merge['operations'],
  { patch }: Pick<MergePlan, 'patch'>,
  { adopted, made }: MergedDecisions,
): Merge {
  return { kind: 'merge', from, operations, patch: withAdopted(patch, adopted), decisions: made }
}

function withAdopted(patch: Patch, adopted: MergedDecisions['adopted']): Patch {
  return adopted.size === 0 ? patch : ({ ...patch, decisions: Object.fromEntries(adopted) } as Patch)
}
