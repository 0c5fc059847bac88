import { quoteOf } from '#shared/anchors/anchor'
import type { ClaimFilter } from '#shared/api/contract'
import { done, type Reply } from '#shared/api/problem'
import type { ClaimRow } from '#shared/api/views'
import { counted } from '#shared/model/counted'
import type { ClaimId, LabelId } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { ClaimStatus } from '#shared/model/records'
import { short } from '#shared/operations/describe'
import { shortened } from '../annotate/short-claim'
import { call, perform, undoing, useWorkbench } from '../store'
import { readBetween, rowsBetween } from '../store/rows-between'
import { confirm, toast } from '../widgets'
import { statusNames } from './words'

/* What is done to several claims at once: each is one operation in the history, and one step of undo. */

const named = (claims: readonly ClaimId[]) =>
  claims.length === 1 ? 'a claim' : counted(claims.length, 'claim')

export async function labelAll(
  claims: readonly ClaimId[],
  label: LabelId | null,
  name: string,
): Promise<void> {
  if (claims.length === 0) return
  await perform({
    kind: 'batch',
    title: `Labelled ${named(claims)} ${short(name)}`,
    operations: claims.map(id => ({ kind: 'claim.set', id, patch: { label } })),
  })
}

export async function setStatusOfAll(claims: readonly ClaimId[], status: ClaimStatus): Promise<void> {
  if (claims.length === 0) return
  await perform({
    kind: 'batch',
    title: `Set ${named(claims)} to ${statusNames[status].toLowerCase()}`,
    operations: claims.map(id => ({ kind: 'claim.set', id, patch: { status } })),
  })
}

/** How many claims are read to say what is deleted with them: each is a call. */
const mostRead = 100

/** Names the claims, the first of them at least, and says how many evidence links go with them. */
async function whatGoes(claims: readonly ClaimId[]): Promise<string> {
  const replies = await Promise.all(claims.slice(0, mostRead).map(id => call('claims.read', { id })))
  const slices = replies.flatMap(reply => (reply.ok ? [reply.value] : []))
  const named = claims.slice(0, 3).flatMap(id => {
    const claim = slices.flatMap(slice => slice.claims ?? []).find(one => one.id === id)
    return claim ? [inQuotes(shortened(claim.wording || quoteOf(claim.spans), 60))] : []
  })
  const names = claims.length > named.length ? [...named, `${claims.length - named.length} more`] : named
  const links = new Set(slices.flatMap(slice => slice.links ?? []).map(({ id }) => id)).size
  const them = claims.length === 1 ? 'it' : 'them'
  const going =
    claims.length > mostRead
      ? 'Their evidence links go with them.'
      : links === 0
        ? `No evidence link goes with ${them}.`
        : `${counted(links, 'evidence link goes', 'evidence links go')} with ${them}.`
  const all = useWorkbench.getState().head?.counts.claims ?? 0
  const much = claims.length * 4 >= all ? `These are ${claims.length} of the project’s ${all} claims. ` : ''
  return `${names.join(', ')}. ${claims.length > 1 ? much : ''}${going} It can be undone.`
}

/** True once they are gone. */
export async function deleteAll(claims: readonly ClaimId[]): Promise<boolean> {
  if (claims.length === 0) return false
  const sure = await confirm({
    title: claims.length === 1 ? 'Delete this claim?' : `Delete ${named(claims)}?`,
    text: await whatGoes(claims),
    button: 'Delete',
    danger: true,
  })
  if (!sure) return false
  const deletions = claims.map(id => ({ kind: 'claim.delete' as const, id }))
  const gone = await perform(
    { kind: 'batch', title: `Deleted ${named(claims)}`, operations: deletions },
    true,
  )
  if (gone) toast({ text: `Deleted ${named(claims)}.`, action: undoing() })
  return gone
}

/**
 * The claims from one row to another of the filtered list, both included, whether they are in view or not. Null where the
 * analyst has given it up, or they could not all be read: what is chosen is then as it was.
 */
export async function claimsBetween(
  filter: ClaimFilter,
  from: number,
  to: number,
): Promise<readonly ClaimId[] | null> {
  const rows = await rowsBetween('Looking for the claims', pagesOf(filter), from, to)
  return rows && idsOf(rows)
}

/** All claims that the filter lets through. */
export async function claimsOf(
  filter: ClaimFilter,
  task: string,
  givenUp: AbortSignal,
): Promise<Reply<readonly ClaimId[]>> {
  const pages = pagesOf(filter)
  const read = (offset: number, limit: number) => pages(offset, limit, task)
  const reply = await readBetween(read, 0, Number.MAX_SAFE_INTEGER, givenUp)
  return reply.ok ? done(idsOf(reply.value)) : reply
}

const pagesOf = (filter: ClaimFilter) => (offset: number, limit: number, task: string) =>
  call('claims.list', { filter, offset, limit, task })

const idsOf = (rows: readonly ClaimRow[]) => rows.map(({ id }) => id)
