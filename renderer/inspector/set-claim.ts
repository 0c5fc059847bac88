import { createContext, useContext } from 'react'
import { deepEqual } from '#shared/model/equal'
import type { Claim } from '#shared/model/records'
import type { ClaimPatch } from '#shared/operations/operation'
import { perform } from '../store'

type ClaimWriter = (claim: Claim, patch: ClaimPatch) => void

/** Changes a claim's fields; those that say nothing new are left out, and nothing at all is no operation. */
const setClaim: ClaimWriter = (claim, patch) => {
  const news = Object.entries(patch).filter(
    ([field, value]) => !deepEqual(claim[field as keyof ClaimPatch], value),
  )
  if (news.length > 0) void perform({ kind: 'claim.set', id: claim.id, patch: Object.fromEntries(news) })
}

/** Where the fields of a claim write to: the project, unless somebody holds a draft of the claim. */
export const ClaimWriting = createContext<ClaimWriter>(setClaim)
export const useSetClaim = (): ClaimWriter => useContext(ClaimWriting)
