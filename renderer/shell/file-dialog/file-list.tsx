import { ChevronDown, ChevronUp, FileJson, FileText, Folder, FolderOpen, FolderX } from 'lucide-react'
import { type KeyboardEvent, type Ref, useRef } from 'react'
import { classes, EmptyState, rowsOf, VirtualList, type VirtualListHandle } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import styles from './file-dialog.module.css'
import { type Choosing, type Entry, findTyped, type Sorting, type SortKey } from './folder'
import type { Browsing } from './use-folder'

interface FileListProps {
  handle: Ref<VirtualListHandle>
  entries: readonly Entry[]
  browsing: Browsing
  choosing: Choosing
  multiple: boolean
  sorting: Sorting
  onSort: (sorting: Sorting) => void
  onChoose: (index: number, how: { shift: boolean; mod: boolean }) => void
  onChooseAll: () => void
  onOpen: (index: number) => void
  /** What the filter lets through, for an empty folder's words. */
  kind: string | undefined
}

const rowHeight = 30
/** Milliseconds after which the next letter begins another name. */
const pause = 900

/** The folder's entries: letters jump to a name, Backspace goes up. */
export function FileList(props: FileListProps) {
  const { handle, entries, browsing, choosing, multiple, onChoose, onChooseAll, onOpen } = props
  const typed = useRef({ letters: '', at: 0 })
  const { view, problem } = browsing

  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey
    if ((event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp')) && view?.parent)
      browsing.go(view.parent)
    else if (event.altKey && event.key === 'ArrowLeft') browsing.back()
    else if (mod && event.key.toLowerCase() === 'a' && multiple) onChooseAll()
    else if (event.key.length === 1 && !mod && !event.altKey) {
      const fresh = event.timeStamp - typed.current.at > pause
      const letters = fresh ? event.key : typed.current.letters + event.key
      typed.current = { letters, at: event.timeStamp }
      const found = findTyped(entries, letters, choosing.active)
      if (found !== null) onChoose(found, { shift: false, mod: false })
    } else return
    event.preventDefault()
  }

  // The list stays, empty too: it has the focus, and the keys that lead elsewhere.
  const empty = problem !== null || (view !== null && entries.length === 0)
  return (
    <div className={styles.files}>
      <Heads {...props} />
      <VirtualList
        handle={handle}
        className={empty ? styles.empty : undefined}
        label={`Files in ${view?.trail.at(-1)?.name ?? ''}`}
        list={rowsOf(problem ? [] : entries)}
        rowHeight={rowHeight}
        active={choosing.active}
        chosen={index => choosing.chosen.has(entries[index]?.path ?? '')}
        multiple={multiple}
        onActive={onChoose}
        onOpen={onOpen}
        onKeyDown={onKeyDown}
      >
        {(entry, _, { chosen }) => entry && <Row entry={entry} chosen={chosen} />}
      </VirtualList>
      {empty && <Emptiness {...props} />}
    </div>
  )
}

function Emptiness({ browsing: { problem }, kind }: FileListProps) {
  if (problem)
    return (
      <EmptyState icon={FolderX} title={problem.message}>
        {problem.file}
      </EmptyState>
    )
  return (
    <EmptyState icon={FolderOpen} title="Nothing here to choose from.">
      {kind ? `The folder has no folders in it, and no file of the kind “${kind}”.` : 'The folder is empty.'}
    </EmptyState>
  )
}

function Row({ entry, chosen }: { entry: Entry; chosen: boolean }) {
  const folder = entry.kind === 'folder'
  const Icon = folder ? Folder : entry.name.toLowerCase().endsWith('.json') ? FileJson : FileText
  return (
    <div className={classes(styles.row, chosen && styles.chosen)}>
      <Icon size={15} aria-hidden="true" className={folder ? styles.folder : undefined} />
      <span className={styles.entry}>{entry.name}</span>
      <span className={styles.size}>{folder ? '' : fileSize(entry.size)}</span>
      <span className={styles.changed}>{dayAndTime(entry.changed)}</span>
    </div>
  )
}

const heads: readonly { key: SortKey; label: string }[] = [
  { key: 'name', label: 'Name' },
  { key: 'size', label: 'Size' },
  { key: 'changed', label: 'Changed' },
]

function Heads({ sorting, onSort }: FileListProps) {
  return (
    <div className={styles.heads}>
      {heads.map(({ key, label }) => {
        const by = sorting.by === key
        const Arrow = sorting.descending ? ChevronDown : ChevronUp
        return (
          <button
            key={key}
            type="button"
            className={styles[key]}
            aria-pressed={by}
            aria-label={`Order by ${label.toLowerCase()}`}
            onClick={() => onSort({ by: key, descending: by ? !sorting.descending : key !== 'name' })}
          >
            {label}
            {by && <Arrow size={13} aria-hidden="true" />}
          </button>
        )
      })}
    </div>
  )
}

/** Bytes as a file manager shows them. */
function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`
}
