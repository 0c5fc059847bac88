import { useRef, useState } from 'react'
import { create } from 'zustand'
import { setSettings, useWorkbench, type WorkbenchState } from '../../store'
import { Button, Dialog, Field, TextField } from '../../widgets'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askName = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** The name that changes are signed with: this machine's, which reaches the project with the next change. */
export function nameShown({ head, settings }: WorkbenchState): string {
  return settings.annotatorName || (head?.annotators.find(({ id }) => id === head.annotator)?.name ?? '')
}

/** Asks for the name that this machine's changes are signed with. */
export function AnnotatorDialog() {
  const open = useAsking(state => state.open)
  return open ? <Asking /> : null
}

function Asking() {
  const [name, setName] = useState(nameShown(useWorkbench.getState()))
  const field = useRef<HTMLInputElement>(null)
  const wanted = name.trim()
  const save = async () => {
    if (!wanted) return
    close()
    await setSettings({ annotatorName: wanted })
  }
  return (
    <Dialog
      open
      onClose={close}
      size="small"
      start={field}
      title="Your name as annotator"
      about="Every change you make carries it, here and when projects are merged. What you have done before carries the new name too."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={!wanted} onClick={() => void save()}>
            Use this name
          </Button>
        </>
      }
    >
      <Field label="Name" hint="A name or initials that your colleagues know.">
        <TextField
          ref={field}
          value={name}
          onChange={setName}
          maxLength={200}
          autoComplete="off"
          onKeyDown={event => event.key === 'Enter' && void save()}
        />
      </Field>
    </Dialog>
  )
}
