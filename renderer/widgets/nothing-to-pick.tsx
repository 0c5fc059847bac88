import { TextSelect } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state'
import type { RowSource } from './virtual-list'

interface NothingToPickProps {
  /** The list that is picked from. */
  list: Pick<RowSource<unknown>, 'total' | 'failure'>
  /** “No case is picked.” */
  title: string
  /** “The case that is picked stands here.” */
  children: ReactNode
}

/**
 * Stands where what is picked in a list would be, where the list is empty or could not be read at all. While it is read
 * there is nothing, nor where a part of it could not be read: what is picked comes in a moment.
 */
export function NothingToPick({ list, title, children }: NothingToPickProps) {
  const isNothing = list.total === 0 || (list.total === null && list.failure)
  if (!isNothing) return null
  return (
    <EmptyState icon={TextSelect} title={title}>
      {children}
    </EmptyState>
  )
}
