import type { ReactNode } from 'react'
import { Field, TextField } from './field'
import { useUnread } from './unread'

interface ReadFieldProps<V> {
  label: string
  hint?: ReactNode
  beside?: boolean
  /** What stands in it, as it is written. */
  value: string
  /** Reads what is written; undefined where it cannot be read. */
  read: (written: string) => V | undefined
  onRead: (value: V) => void
  /** How to write it, as a sentence. */
  needs: string
  placeholder?: string
  disabled?: boolean
}

/** A field for what is written freely and read: what cannot be read stays in sight, with how to write it. */
export function ReadField<V>({
  label,
  hint,
  beside,
  value,
  read,
  onRead,
  needs,
  ...rest
}: ReadFieldProps<V>) {
  const unread = useUnread(value, needs)
  return (
    <Field label={label} hint={hint} beside={beside ?? false} problem={unread.problem}>
      <TextField
        {...rest}
        value={unread.value}
        onCommit={written => {
          const found = read(written)
          unread.note(found === undefined ? written : null)
          if (found !== undefined) onRead(found)
        }}
      />
    </Field>
  )
}
