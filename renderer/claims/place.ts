import { useEffect } from 'react'
import type { ClaimFilter } from '#shared/api/contract'
import type { ClaimRow } from '#shared/api/views'
import type { ClaimId } from '#shared/model/ids'
import { call, type NamedCalls, useWorkbench, type Windowed } from '../store'

/* Where a claim stands in the list. A claim is kept by its id: its row moves with every change of what it is ordered by. */

/** The claim's row number among the rows that are here; null where it is not among them. */
export function indexOf(list: Windowed<ClaimRow>, claim: ClaimId | null): number | null {
  if (!claim) return null
  for (let index = 0; index < (list.total ?? 0); index++) if (list.row(index)?.id === claim) return index
  return null
}

/** The nearest claim, below first, that is none of those; null where no such row is here. */
export function neighbour(
  list: Windowed<ClaimRow>,
  from: number | null,
  gone: readonly ClaimId[],
): ClaimId | null {
  if (from === null) return null
  const without = new Set(gone)
  for (const step of [1, -1]) {
    for (let index = from + step; index >= 0 && index < (list.total ?? 0); index += step) {
      const id = list.row(index)?.id
      if (id && !without.has(id)) return id
    }
  }
  return null
}

const pageLength = 500
/** How many pages are looked through for one claim. */
const most = 40

/** A list of claims, and what reads it. */
interface ReadList {
  readonly list: Windowed<ClaimRow>
  readonly filter: ClaimFilter
  readonly calls: NamedCalls
}

/** Fetches the rows around the claim where they are not here, so that it is shown as the active one. */
export function usePlaceOf(
  { list, filter, calls }: ReadList,
  claim: ClaimId | null,
  index: number | null,
): void {
  const changes = useWorkbench(state => state.changes)
  const lost = claim !== null && index === null && (list.total ?? 0) > 0
  const { want } = list
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project may have moved the claim
  useEffect(() => {
    if (!lost) return
    let late = false
    const look = async () => {
      for (let offset = 0; offset < most * pageLength && !late; offset += pageLength) {
        const reply = await calls.ask(task =>
          call('claims.list', { filter, offset, limit: pageLength, task }),
        )
        if (!reply.ok || late) return
        const at = reply.value.rows.findIndex(({ id }) => id === claim)
        if (at >= 0) return want(offset + at, offset + at)
        if (offset + pageLength >= reply.value.total) return
      }
    }
    void look()
    return () => {
      late = true
    }
  }, [lost, claim, filter, calls, want, changes])
}
