import { type RefObject, useEffect, useRef } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AdjudicationProgress, CaseDetail, CaseRow } from '#shared/api/agreement-views'
import { activeIndex } from '../review/active'
import { type NamedCalls, useWindowed, type Windowed } from '../store'
import { handsAreFree, type VirtualListHandle } from '../widgets'
import { ask, useAsked } from './asked'
import { type ReadProgress, useCase } from './reading'

/** The cases that the filter lets through, the one that the keyboard stands on, and going to another. */
export interface CasesInHand {
  readonly compared: ComparedAsked
  readonly list: Windowed<CaseRow>
  /** What they are read by, and how far they are decided. */
  readonly calls: NamedCalls
  readonly active: number | null
  readonly row: CaseRow | undefined
  readonly detail: CaseDetail | null
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
  const list = useWindowed('agreement.cases', { compared, filter }, undefined, calls)
  const active = activeIndex(list, at)
  const row = active === null ? undefined : list.row(active)
  const read = useCase(compared, row?.key ?? null)
  const handle = useRef<VirtualListHandle>(null)
  const some = list.total !== null && list.total > 0
  useEffect(() => {
    if (some && handsAreFree()) handle.current?.focus()
  }, [some])
  const { failure } = list
  return {
    compared,
    // How far they are decided was given up with them.
    list: { ...list, failure: failure && { ...failure, again: () => [failure.again(), again()] } },
    calls,
    active,
    row,
    detail: read && read.row.key === row?.key ? read : null,
    progress,
    handle,
    goTo: index => ask({ at: { key: list.row(index)?.key ?? null, index } }),
  }
}
