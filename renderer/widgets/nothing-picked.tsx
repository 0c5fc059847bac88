import { TextSelect } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state'
import type { RowSource } from './virtual-list'

interface NothingPickedProps {
  /** The list that is picked from. */
  list: Pick<RowSource<unknown>, 'total' | 'failure'>
  /** “No case is picked.” */
  title: string
  /** What stands here otherwise. */
  children: ReactNode
}

/**
 * Stands where what is picked in a list would be, where the list has nothing to be picked or could not be read. While it is
 * read there is nothing: what is picked comes in a moment.
 */
export function NothingPicked({ list, title, children }: NothingPickedProps) {
  if (list.total !== 0 && !list.failure) return null
  return (
    <EmptyState icon={TextSelect} title={title}>
      {children}
    </EmptyState>
  )
}
