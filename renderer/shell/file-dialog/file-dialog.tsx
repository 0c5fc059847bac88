import { FolderPlus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { FileRequest } from '#shared/api/contract'
import { Button, confirm, Dialog, IconButton, Select, type VirtualListHandle } from '../../widgets'
import styles from './file-dialog.module.css'
import { FileList } from './file-list'
import { FileName } from './file-name'
import {
  type Choosing,
  choose,
  chooseAll,
  nameProblem,
  nothingChosen,
  pathIn,
  readSuggestion,
  type Sorting,
  sorted,
  withEnding,
} from './folder'
import { NewFolder } from './new-folder'
import { Places } from './places'
import { Trail } from './trail'
import { useFolder } from './use-folder'

interface FileDialogProps {
  request: FileRequest
  /** Nothing: the analyst thought better of it. */
  answer: (paths: readonly string[]) => void
}

/** A dialog to open files or to say where one is saved, as a desktop has it. */
export function FileDialog({ request, answer }: FileDialogProps) {
  const saving = request.kind === 'save'
  const suggestion = useMemo(() => readSuggestion(request.suggested), [request.suggested])
  const [filter, setFilter] = useState(0)
  const endings = request.filters[filter]?.extensions ?? []
  // Hosts with dialogs of their own call any file `*`.
  const extensions = endings.includes('*') ? [] : endings
  const browsing = useFolder(suggestion.folder, extensions)
  const { view } = browsing
  const [sorting, setSorting] = useState<Sorting>({ by: 'name', descending: false })
  const entries = useMemo(() => sorted(view?.entries ?? [], sorting), [view, sorting])
  const [choosing, setChoosing] = useState<Choosing>(nothingChosen)
  const [name, setName] = useState(suggestion.name)
  const [naming, setNaming] = useState(false)
  const list = useRef<VirtualListHandle>(null)
  const nameField = useRef<HTMLInputElement>(null)
  /** Enter was pressed before the folder was here. */
  const [accepted, setAccepted] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder or order begins with nothing chosen
  useEffect(() => setChoosing(nothingChosen), [view?.folder, sorting])
  useEffect(() => {
    if (view && !saving) list.current?.focus()
  }, [view, saving])

  const multiple = request.multiple === true && !saving
  const files = entries.filter(entry => entry.kind === 'file' && choosing.chosen.has(entry.path))
  const folder = entries.find(entry => entry.kind === 'folder' && choosing.chosen.has(entry.path))
  const problem = saving ? nameProblem(name) : null

  const save = async (called: string) => {
    if (nameProblem(called)) return
    if (!view) return setAccepted(true)
    const whole = withEnding(called, extensions)
    const there = view.entries.some(entry => entry.name === whole)
    const goOn =
      !there ||
      (await confirm({
        title: `Replace “${whole}”?`,
        text: `A file of that name is in ${view.folder} already. Replacing it overwrites what it holds.`,
        button: 'Replace',
        danger: true,
      }))
    if (goOn) answer([pathIn(view.folder, whole)])
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it waits for the folder, and for nothing else
  useEffect(() => {
    if (!view || !accepted) return
    setAccepted(false)
    void save(name)
  }, [view, accepted])
  const open = (index: number) => {
    const entry = entries[index]
    if (entry?.kind === 'folder') browsing.go(entry.path)
    else if (entry && saving) void save(entry.name)
    else if (entry)
      answer(
        files.length > 1 && choosing.chosen.has(entry.path) ? files.map(file => file.path) : [entry.path],
      )
  }
  const accept = () => {
    if (saving) void save(name)
    else if (files.length > 0) answer(files.map(file => file.path))
    else if (folder) browsing.go(folder.path)
  }

  return (
    <Dialog
      open
      onClose={() => answer([])}
      title={request.title}
      size="large"
      flush
      {...(saving ? { start: nameField } : {})}
      footer={
        <>
          {request.filters.length > 0 && (
            <div className={styles.filter}>
              <Select
                aria-label="Kind of file"
                value={String(filter)}
                onChange={next => setFilter(Number(next ?? 0))}
                choices={request.filters.map((one, index) => ({
                  value: String(index),
                  label: one.name,
                  ...(one.extensions.length > 0 && {
                    hint: one.extensions.map(ending => `.${ending}`).join(' '),
                  }),
                }))}
              />
            </div>
          )}
          <span className={styles.gap}>{files.length > 1 && `${files.length} files chosen`}</span>
          <Button onClick={() => answer([])}>Cancel</Button>
          <Button
            kind="primary"
            disabled={saving ? problem !== null || !view : files.length === 0 && !folder}
            onClick={accept}
          >
            {!saving && files.length === 0 && folder ? 'Open the folder' : request.button}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <Trail browsing={browsing} onWritten={() => list.current?.focus()} />
        <IconButton icon={FolderPlus} label="New folder" onClick={() => setNaming(true)} />
      </div>
      <div className={styles.middle}>
        <Places view={view} go={browsing.go} />
        <FileList
          handle={list}
          entries={entries}
          browsing={browsing}
          choosing={choosing}
          multiple={multiple}
          sorting={sorting}
          onSort={setSorting}
          onChoose={(index, how) => {
            setChoosing(before => choose(before, entries, index, { ...how, multiple }))
            const entry = entries[index]
            if (saving && entry?.kind === 'file') setName(entry.name)
          }}
          onChooseAll={() => setChoosing(before => chooseAll(before, entries))}
          onOpen={open}
          kind={request.filters[filter]?.name}
        />
      </div>
      {saving && (
        <FileName
          field={nameField}
          name={name}
          onName={setName}
          problem={name === '' ? null : problem}
          onEnter={accept}
        />
      )}
      {naming && <NewFolder make={browsing.makeFolder} onClose={() => setNaming(false)} />}
    </Dialog>
  )
}
