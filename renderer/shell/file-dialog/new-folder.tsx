import { useRef, useState } from 'react'
import { Button, Dialog, Field, TextField } from '../../widgets'

interface NewFolderProps {
  make: (name: string) => Promise<string | null>
  onClose: () => void
}

/** Asks for a new folder's name, makes it and goes into it. */
export function NewFolder({ make, onClose }: NewFolderProps) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const wanted = name.trim()
  const go = async () => {
    if (!wanted) return
    const found = await make(wanted)
    if (found) setProblem(found)
    else onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="New folder"
      size="small"
      start={field}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" disabled={!wanted} onClick={() => void go()}>
            Make the folder
          </Button>
        </>
      }
    >
      <Field label="Name" problem={problem}>
        <TextField
          ref={field}
          value={name}
          maxLength={255}
          onChange={next => {
            setName(next)
            setProblem(null)
          }}
          onKeyDown={event => event.key === 'Enter' && void go()}
        />
      </Field>
    </Dialog>
  )
}
