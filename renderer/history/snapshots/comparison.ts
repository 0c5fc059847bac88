import type { SnapshotRow } from '#shared/api/compare-views'
import { makeComparison } from '../../review'
import { snapshotName } from './words'

/** The comparison of the project as it stands with one of its snapshots. */
export const comparison = makeComparison()

export const compareWith = (snapshot: SnapshotRow): Promise<boolean> =>
  comparison.open({ kind: 'snapshot', id: snapshot.id }, snapshotName(snapshot))
