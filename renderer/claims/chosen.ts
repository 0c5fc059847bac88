import type { ClaimFilter } from '#shared/api/contract'
import type { ClaimId, LabelId } from '#shared/model/ids'
import type { ClaimStatus } from '#shared/model/records'
import { short } from '#shared/operations/describe'
import { call, perform, undo } from '../store'
import { confirm, toast } from '../widgets'
import { statusNames } from './words'

/* What is done to several claims at once: each is one operation in the history, and one step of undo. */

const counted = (claims: readonly ClaimId[]) => (claims.length === 1 ? 'a claim' : `${claims.length} claims`)

export async function labelAll(
  claims: readonly ClaimId[],
  label: LabelId | null,
  name: string,
): Promise<void> {
  if (claims.length === 0) return
  await perform({
    kind: 'batch',
    title: `Labelled ${counted(claims)} ${short(name)}`,
    operations: claims.map(id => ({ kind: 'claim.set', id, patch: { label } })),
  })
}

export async function setStatusOfAll(claims: readonly ClaimId[], status: ClaimStatus): Promise<void> {
  if (claims.length === 0) return
  await perform({
    kind: 'batch',
    title: `Set ${counted(claims)} to ${statusNames[status].toLowerCase()}`,
    operations: claims.map(id => ({ kind: 'claim.set', id, patch: { status } })),
  })
}

/** True once they are gone. */
export async function deleteAll(claims: readonly ClaimId[]): Promise<boolean> {
  if (claims.length === 0) return false
  const sure = await confirm({
    title: `Delete ${counted(claims)}?`,
    text: 'Their evidence links go with them. It can be undone.',
    button: 'Delete',
    danger: true,
  })
  if (!sure) return false
  const gone = await perform({
    kind: 'batch',
    title: `Deleted ${counted(claims)}`,
    operations: claims.map(id => ({ kind: 'claim.delete', id })),
  })
  if (gone) toast({ text: `Deleted ${counted(claims)}.`, action: { label: 'Undo', run: () => void undo() } })
  return gone
}

/** The claims from one row to another of the filtered list, both included, whether they are in view or not. */
export async function claimsBetween(
  filter: ClaimFilter,
  from: number,
  to: number,
): Promise<readonly ClaimId[]> {
  const found: ClaimId[] = []
  const last = Math.max(from, to)
  for (let offset = Math.min(from, to); offset <= last; offset += 500) {
    const limit = Math.min(500, last - offset + 1)
    const reply = await call('claims.list', { filter, offset, limit })
    if (!reply.ok) break
    found.push(...reply.value.rows.map(({ id }) => id))
  }
  return found
}
