import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { createProject } from '../../store'
import { Button, Dialog, Field, returnToView, TextField, useNaming } from '../../widgets'
import { fileNameFor } from './file-name'
import styles from './project.module.css'
import { chooseWhere } from './project-files'

/** Asks what a new project is called and where it is kept, and makes it. */
export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [path, setPath] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const name = title.trim()
  const choose = async () => {
    const chosen = await chooseWhere(name || 'project')
    if (chosen) setPath(chosen)
    return chosen
  }
  const make = async () => {
    if (!name || busy) return
    const where = path ?? (await choose())
    if (!where) return
    setBusy(true)
    const made = await createProject(where, name)
    setBusy(false)
    if (!made) return
    returnToView()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      start={field}
      title="New project"
      about="One file that holds the articles and everything you mark in them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={busy} disabled={!name} onClick={() => void make()}>
            {path ? 'Make the project' : 'Choose where…'}
          </Button>
        </>
      }
    >
      <Field label="Title" hint="What it is about. It can be changed later.">
        <TextField
          ref={field}
          value={title}
          onChange={setTitle}
          maxLength={200}
          autoComplete="off"
          onKeyDown={event => event.key === 'Enter' && void make()}
        />
      </Field>
      <Field label="File" hint={path ? undefined : `Will be called ${fileNameFor(name)}.`}>
        <Where path={path} choose={() => void choose()} />
      </Field>
    </Dialog>
  )
}

function Where({ path, choose }: { path: string | null; choose: () => void }) {
  return (
    <button type="button" {...useNaming()} className={styles.where} onClick={choose}>
      <FolderOpen size={15} aria-hidden="true" />
      <span className={styles.path}>{path ?? 'Choose where to keep it…'}</span>
    </button>
  )
}
