import { useEffect } from 'react'
import { useWorkbench } from '../store'
import { setFilter, useClaimFilter } from './filter'

/** Takes out of the filter the labels and annotators that are no longer in the project: they would leave out everything, unseen. */
export function useOnlyWhatIs(): void {
  const { filter } = useClaimFilter()
  const labels = useWorkbench(state => state.head?.labels)
  const annotators = useWorkbench(state => state.head?.annotators)
  useEffect(() => {
    if (!labels || !annotators) return
    const left = {
      labels: filter.labels.filter(id => id === null || labels.some(label => label.id === id)),
      annotators: filter.annotators.filter(id => annotators.some(annotator => annotator.id === id)),
    }
    if (left.labels.length < filter.labels.length || left.annotators.length < filter.annotators.length)
      setFilter(left)
  }, [filter, labels, annotators])
}
