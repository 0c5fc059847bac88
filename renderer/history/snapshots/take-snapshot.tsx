import { useRef, useState } from 'react'
import { create } from 'zustand'
import { call, reportProblem, useWorkbench } from '../../store'
import { Button, Dialog, Field, TextField, toast } from '../../widgets'
import { snapshotsChanged } from './use-snapshots'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askForSnapshot = (): void => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Asks what to call a snapshot of the project as it stands, and takes it. */
export function TakeSnapshotDialog() {
  const open = useAsking(state => state.open)
  return open ? <Asking /> : null
}

function Asking() {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const take = async () => {
    const project = useWorkbench.getState().head?.path
    if (busy || project === undefined) return
    setBusy(true)
    const reply = await call('snapshots.take', { project, name: name.trim() })
    setBusy(false)
    if (!reply.ok) return reportProblem(reply.problem)
    close()
    snapshotsChanged()
    toast({ text: name.trim() ? `Took the snapshot “${name.trim()}”.` : 'Took a snapshot.' })
  }
  return (
    <Dialog
      open
      onClose={close}
      size="small"
      start={field}
      title="Take a snapshot"
      about="The project as it stands is kept beside its file, to be compared with and gone back to."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" busy={busy} onClick={() => void take()}>
            Take it
          </Button>
        </>
      }
    >
      <Field label="Name" hint="Such as “before the second reading”. It may be left empty.">
        <TextField
          ref={field}
          value={name}
          onChange={setName}
          maxLength={200}
          onKeyDown={event => event.key === 'Enter' && void take()}
        />
      </Field>
    </Dialog>
  )
}
