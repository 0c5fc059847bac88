import { ArrowLeft, ArrowUp, ChevronRight } from 'lucide-react'
import { Fragment, useEffect, useState } from 'react'
import { IconButton, TextField } from '../../widgets'
import styles from './file-dialog.module.css'
import type { Browsing } from './use-folder'

/** Where the dialog is, part by part; Ctrl+L turns it into a path to be written. */
export function Trail({ browsing, onWritten }: { browsing: Browsing; onWritten: () => void }) {
  const { view, go, back, canGoBack } = browsing
  const [writing, setWriting] = useState(false)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'l') {
        event.preventDefault()
        setWriting(true)
      }
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  const parent = view?.parent ?? null
  return (
    <>
      <IconButton icon={ArrowLeft} small label="Back" keys="Alt+Left" disabled={!canGoBack} onClick={back} />
      <IconButton
        icon={ArrowUp}
        small
        label="To the folder above"
        keys="Alt+Up"
        disabled={parent === null}
        onClick={() => go(parent)}
      />
      {writing ? (
        <WritePath
          path={view?.folder ?? ''}
          onLeave={() => setWriting(false)}
          onPath={path => {
            setWriting(false)
            if (path) go(path)
            onWritten()
          }}
        />
      ) : (
        <nav className={styles.trail} aria-label="Folder">
          {view?.trail.map((part, index) => (
            <Fragment key={part.path}>
              {index > 0 && <ChevronRight size={13} aria-hidden="true" />}
              <button
                type="button"
                className={styles.part}
                aria-current={part.path === view.folder ? 'location' : undefined}
                onClick={() => go(part.path)}
              >
                {part.name}
              </button>
            </Fragment>
          ))}
        </nav>
      )}
    </>
  )
}

interface WritePathProps {
  path: string
  /** Null: the analyst thought better of it. */
  onPath: (path: string | null) => void
  onLeave: () => void
}

function WritePath({ path, onPath, onLeave }: WritePathProps) {
  const [written, setWritten] = useState(path)
  return (
    <TextField
      aria-label="Path of a folder"
      autoFocus
      value={written}
      spellCheck={false}
      onChange={setWritten}
      onFocus={event => event.currentTarget.select()}
      onBlur={onLeave}
      onKeyDown={event => {
        if (event.key === 'Enter') onPath(written.trim() || null)
        else if (event.key === 'Escape') onPath(null)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
