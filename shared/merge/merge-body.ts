import type { Patch } from '../model/change'
import type { OperationId } from '../model/ids'
import type { Merge } from '../operations/operation'
import type { MergedDecisions } from './decision-records'
import type { MergePlan } from './plan'

/**
 * The operation that a plan comes to: what theirs did, word for word, and what it makes of mine. `base`: the last
 * operation that both knew, where they had done the very same until then.
 */
export function mergeBody(
  from: Merge['from'],
  operations: Merge['operations'],
  { patch, besides }: Pick<MergePlan, 'patch' | 'besides'>,
  { adopted, made }: MergedDecisions,
  base: OperationId | null,
): Merge {
  const body: Merge = { kind: 'merge', from, operations, patch: withAdopted(patch, adopted), decisions: made }
  if (base === null || operations.length === 0) return body
  return { ...body, base, ...(Object.keys(besides).length > 0 ? { besides } : {}) }
}

function withAdopted(patch: Patch, adopted: MergedDecisions['adopted']): Patch {
  return adopted.size === 0 ? patch : ({ ...patch, decisions: Object.fromEntries(adopted) } as Patch)
}
