import { useRef, useState } from 'react'
import { create } from 'zustand'
import { perform, useWorkbench } from '../../store'
import { Button, Dialog, Field, TextField } from '../../widgets'

const useAsking = create<{ open: boolean }>(() => ({ open: false }))
export const askProjectTitle = () => useAsking.setState({ open: true })
const close = () => useAsking.setState({ open: false })

/** Asks for another title for the open project. Its file keeps its name. */
export function RenameProjectDialog() {
  const open = useAsking(state => state.open)
  return open ? <Asking /> : null
}

function Asking() {
  const [title, setTitle] = useState(useWorkbench.getState().head?.title ?? '')
  const field = useRef<HTMLInputElement>(null)
  const wanted = title.trim()
  const save = async () => {
    if (wanted && (await perform({ kind: 'project.set', patch: { title: wanted } }))) close()
  }
  return (
    <Dialog
      open
      onClose={close}
      size="small"
      start={field}
      title="The project’s title"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={!wanted} onClick={() => void save()}>
            Use this title
          </Button>
        </>
      }
    >
      <Field label="Title" hint="The file keeps its name.">
        <TextField
          ref={field}
          value={title}
          onChange={setTitle}
          maxLength={200}
          onKeyDown={event => event.key === 'Enter' && void save()}
        />
      </Field>
    </Dialog>
  )
}
