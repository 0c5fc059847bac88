import { type RefObject, useEffect, useRef } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AdjudicationProgress, CaseDetail, CaseRow } from '#shared/api/agreement-views'
import { activeIndex } from '../review/active'
import { type NamedCalls, useNamedCalls, useWindowed, type Windowed } from '../store'
import { handsAreFree, type VirtualListHandle } from '../widgets'
import { ask, useAsked } from './asked'
import { type ReadCase, type ReadProgress, useCase } from './reading'

/** The cases that the filter lets through, the one that the keyboard stands on, and going to another. */
export interface CasesInHand {
  readonly compared: ComparedAsked
  readonly list: Windowed<CaseRow>
  readonly active: number | null
  readonly row: CaseRow | undefined
  readonly detail: CaseDetail | null
  readonly read: ReadCase
  readonly progress: AdjudicationProgress | null
  readonly handle: RefObject<VirtualListHandle | null>
  readonly goTo: (index: number) => void
}

export function useCasesInHand(
  compared: ComparedAsked,
  { progress, again }: ReadProgress,
  calls: NamedCalls,
): CasesInHand {
  const filter = useAsked(state => state.filter)
  const at = useAsked(state => state.at)
  // Those that another filter let through are given up; how far all are decided is not.
  const own = useNamedCalls(JSON.stringify({ compared, filter }))
  const list = useWindowed('agreement.cases', { compared, filter }, undefined, own)
  const active = activeIndex(list, at)
  const row = active === null ? undefined : list.row(active)
  const read = useCase(compared, row?.key ?? null)
  const handle = useRef<VirtualListHandle>(null)
  const some = list.total !== null && list.total > 0
  useEffect(() => {
    if (some && handsAreFree()) handle.current?.focus()
  }, [some])
  const { failure, underWay } = list
  return {
    compared,
    // How far they are decided is given up with them.
    list: {
      ...list,
      underWay: underWay && { ...underWay, giveUp: () => [own.giveUp(), calls.giveUp()] },
      failure: failure && { ...failure, again: () => [failure.again(), again()] },
    },
    active,
    row,
    detail: read.detail,
    read,
    progress,
    handle,
    goTo: index => ask({ at: { key: list.row(index)?.key ?? null, index } }),
  }
}
