import { type RefObject, useEffect } from 'react'
import { Field, TextField } from '../../widgets'
import styles from './file-dialog.module.css'

interface FileNameProps {
  field: RefObject<HTMLInputElement | null>
  name: string
  onName: (name: string) => void
  problem: string | null
  onEnter: () => void
}

/** What the file will be called. Begins with the part before the ending selected. */
export function FileName({ field, name, onName, problem, onEnter }: FileNameProps) {
  useEffect(() => {
    const input = field.current
    if (!input) return
    const stem = input.value.replace(/(\.[a-z]+)+$/i, '')
    input.setSelectionRange(0, stem.length)
  }, [field])
  return (
    <div className={styles.name}>
      <Field label="Name" problem={problem} beside>
        <TextField
          ref={field}
          value={name}
          onChange={onName}
          autoComplete="off"
          spellCheck={false}
          maxLength={255}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            onEnter()
          }}
        />
      </Field>
    </div>
  )
}
