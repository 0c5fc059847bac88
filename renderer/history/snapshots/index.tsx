import { useEffect } from 'react'
import { useWorkbench } from '../../store'
import { comparison } from './comparison'
import { SnapshotComparison } from './snapshot-comparison'
import { SnapshotsList } from './snapshots-list'

/** The states of the project that were kept, and the one that it is being compared with. */
export function Snapshots() {
  const stage = comparison.use(state => state.stage)
  const of = comparison.use(state => state.opening)
  const opening = useWorkbench(state => state.opening)
  const another = stage !== 'none' && of !== opening
  useEffect(() => {
    if (another) comparison.leave()
  }, [another])
  return stage === 'none' || another ? <SnapshotsList /> : <SnapshotComparison />
}
