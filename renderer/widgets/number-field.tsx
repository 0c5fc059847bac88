import { classes } from './classes'
import { useDraft } from './draft'
import { useNaming } from './field'
import styles from './field.module.css'
import { readNumber } from './read-number'
import { useReadOnly } from './read-only'
import { useUnread } from './unread'

export interface NumberFieldProps {
  value: number | null
  /** Null: nothing stands in it. */
  onCommit: (value: number | null) => void
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
  className?: string
}

/** A number as people write it: `11 000`, `11,000`, `1.5`. What cannot be read is kept in sight and not committed. */
export function NumberField({ value, onCommit, className, ...rest }: NumberFieldProps) {
  const unread = useUnread(value === null ? '' : String(value), 'A number: 11,000, 1.5.')
  const draft = useDraft(
    {
      value: unread.value,
      onCommit: written => {
        const read = readNumber(written)
        unread.note(read === undefined ? written : null)
        if (read !== undefined) onCommit(read)
      },
    },
    'Enter',
  )
  return (
    <input
      type="text"
      inputMode="decimal"
      readOnly={useReadOnly()}
      {...useNaming()}
      {...rest}
      {...draft}
      aria-invalid={unread.problem !== null || undefined}
      title={unread.problem ?? undefined}
      className={classes(styles.input, className)}
    />
  )
}
