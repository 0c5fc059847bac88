import { create } from 'zustand'
import { inQuotes } from '#shared/model/in-quotes'
import { call, reportProblem, useWorkbench, waitFor } from '../../store'
import { toast } from '../../widgets'
import { NameDialog } from '../../widgets/name-dialog'
import { snapshotsChanged } from './use-snapshots'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askForSnapshot = (): void => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Asks what to call a snapshot of the project as it stands, and takes it. */
export function TakeSnapshotDialog() {
  if (!useAsking(state => state.open)) return null
  return (
    <NameDialog
      title="Take a snapshot"
      about="The project as it stands is kept beside its file, to be compared with and gone back to."
      label="Name"
      hint="Such as “before the second reading”. It may be left empty."
      optional
      button="Take it"
      onClose={close}
      onName={take}
    />
  )
}

async function take(name: string): Promise<boolean> {
  const project = useWorkbench.getState().head?.path
  if (project === undefined) return false
  const reply = await waitFor('Taking a snapshot', task => call('snapshots.take', { project, name, task }))
  if (!reply.ok) {
    reportProblem(reply.problem)
    return false
  }
  snapshotsChanged()
  toast({ text: name ? `Took the snapshot ${inQuotes(name)}.` : 'Took a snapshot.' })
  return true
}
