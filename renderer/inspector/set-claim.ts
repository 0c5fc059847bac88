import { deepEqual } from '#shared/model/equal'
import type { Claim } from '#shared/model/records'
import type { ClaimPatch } from '#shared/operations/operation'
import { perform } from '../store'

/** Changes a claim's fields; those that say nothing new are left out, and nothing at all is no operation. */
export function setClaim(claim: Claim, patch: ClaimPatch): void {
  const news = Object.entries(patch).filter(
    ([field, value]) => !deepEqual(claim[field as keyof ClaimPatch], value),
  )
  if (news.length > 0) void perform({ kind: 'claim.set', id: claim.id, patch: Object.fromEntries(news) })
}
