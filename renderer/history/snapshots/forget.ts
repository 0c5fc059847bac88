import type { SnapshotRow } from '#shared/api/compare-views'
import { call, reportProblem, useWorkbench } from '../../store'
import { confirm, toast } from '../../widgets'
import { snapshotsChanged } from './use-snapshots'
import { snapshotName } from './words'

/** Deletes a snapshot once the analyst is sure. True once it is gone. */
export async function forget(row: SnapshotRow): Promise<boolean> {
  const project = useWorkbench.getState().head?.path
  if (project === undefined) return false
  const name = snapshotName(row)
  const sure = await confirm({
    title: `Delete ${name}?`,
    text: 'The project stays as it is. The snapshot itself cannot be brought back.',
    button: 'Delete',
    danger: true,
  })
  if (!sure) return false
  const reply = await call('snapshots.forget', { project, id: row.id })
  if (!reply.ok) reportProblem(reply.problem)
  else toast({ text: `Deleted ${name}.` })
  snapshotsChanged()
  return reply.ok
}
