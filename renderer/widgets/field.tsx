import { type LucideIcon, Search, X } from 'lucide-react'
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from 'react'
import { IconButton } from './button'
import { classes } from './classes'
import { type DraftProps, useDraft } from './draft'
import styles from './field.module.css'
import { useReadOnly } from './read-only'

interface Naming {
  readonly id: string
  readonly describedBy: string | undefined
  readonly invalid: boolean
}
const NamingContext = createContext<Naming | null>(null)

/** The id and the descriptions that the field around it gives a control. */
export function useNaming() {
  const naming = useContext(NamingContext)
  return naming
    ? { id: naming.id, 'aria-describedby': naming.describedBy, 'aria-invalid': naming.invalid || undefined }
    : {}
}

export interface FieldProps {
  label: string
  hint?: ReactNode
  /** What is wrong with what stands in it. */
  problem?: string | null | undefined
  /** The label to the left, as in the inspector. */
  beside?: boolean
  children: ReactNode
}

/** A label, a control, and what is to be known about it. */
export function Field({ label, hint, problem, beside, children }: FieldProps) {
  const id = useId()
  const about = problem || hint ? `${id}-about` : undefined
  return (
    <NamingContext value={{ id, describedBy: about, invalid: Boolean(problem) }}>
      <div className={classes(styles.field, beside && styles.beside)}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        {children}
        {problem ? (
          <p className={styles.problem} id={about} role="alert">
            {problem}
          </p>
        ) : (
          hint && (
            <p className={styles.hint} id={about}>
              {hint}
            </p>
          )
        )}
      </div>
    </NamingContext>
  )
}

type Native<E extends 'input' | 'textarea'> = Omit<ComponentProps<E>, 'value' | 'onChange' | 'defaultValue'>

/** One line of text. With `onChange` it tells of every letter; with `onCommit` when it is left or Enter is pressed. */
export function TextField({
  value,
  onChange,
  onCommit,
  pauses,
  className,
  ...rest
}: Native<'input'> & DraftProps) {
  const draft = useDraft({ value, onChange, onCommit, pauses }, 'Enter')
  return (
    <input
      type="text"
      readOnly={useReadOnly()}
      {...useNaming()}
      {...rest}
      {...draft}
      className={classes(styles.input, className)}
    />
  )
}

/** Several lines; grows with what is written. Commits when it is left, at Ctrl+Enter and at a pause. */
export function TextArea({
  value,
  onChange,
  onCommit,
  pauses = true,
  className,
  rows = 2,
  ...rest
}: Native<'textarea'> & DraftProps) {
  const draft = useDraft({ value, onChange, onCommit, pauses }, 'Mod+Enter')
  return (
    <textarea
      readOnly={useReadOnly()}
      {...useNaming()}
      rows={rows}
      {...rest}
      {...draft}
      className={classes(styles.input, styles.area, className)}
    />
  )
}

interface SearchFieldProps extends Omit<Native<'input'>, 'aria-label'> {
  value: string
  onChange: (value: string) => void
  /** What it searches or filters: its name, and its words while it is empty. */
  label: string
  icon?: LucideIcon
}

/** A field that filters what is below it. Escape empties it, and then leaves it. */
export function SearchField({
  value,
  onChange,
  label,
  icon: Icon = Search,
  className,
  ...rest
}: SearchFieldProps) {
  return (
    <div className={classes(styles.search, className)}>
      <Icon size={14} aria-hidden="true" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        {...rest}
        className={styles.input}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          rest.onKeyDown?.(event)
          if (event.key !== 'Escape' || event.defaultPrevented) return
          event.preventDefault()
          event.stopPropagation()
          if (value) onChange('')
          else event.currentTarget.blur()
        }}
      />
      {value && (
        <IconButton
          className={styles.clear}
          icon={X}
          small
          label="Clear"
          onClick={event => {
            onChange('')
            // This button goes with the words; the next ones may be typed at once.
            event.currentTarget.parentElement?.querySelector('input')?.focus()
          }}
        />
      )}
    </div>
  )
}
