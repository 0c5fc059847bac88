import { getNonce } from 'get-nonce'
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { classes } from './classes'
import { useNaming } from './field'
import floating from './float.module.css'
import { useReadOnly } from './read-only'
import styles from './select.module.css'

export interface Choice<V extends string> {
  readonly value: V
  readonly label: string
  readonly hint?: string
  readonly mark?: ReactNode
}

export interface SelectProps<V extends string> {
  value: V | null
  onChange: (value: V | null) => void
  choices: readonly Choice<V>[]
  /** The words for null: offered as a choice where they are given. */
  none?: string
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
  className?: string
}

/** Radix keeps the empty value for itself. */
const nothing = '\u0000none'

/** One of a short list. Letters jump to what begins with them. For long or open lists: `Combobox`. */
export function Select<V extends string>({
  value,
  onChange,
  choices,
  none,
  placeholder = 'Not set',
  className,
  ...rest
}: SelectProps<V>) {
  const readOnly = useReadOnly()
  const chosen = choices.find(choice => choice.value === value)
  // The choices of a closed list answer its letters, which takes the keyboard first: many lists are never touched.
  const [touched, setTouched] = useState(false)
  const touch = () => setTouched(true)
  return (
    <Radix.Root
      value={chosen ? chosen.value : none ? nothing : ''}
      onValueChange={next => onChange(next === nothing ? null : (next as V))}
      disabled={readOnly || rest.disabled}
    >
      <Radix.Trigger
        {...useNaming()}
        onFocus={touch}
        onPointerEnter={touch}
        aria-label={rest['aria-label']}
        className={classes(styles.trigger, className)}
      >
        <span className={classes(styles.value, !chosen && styles.unset)}>
          {chosen?.mark}
          <span className={floating.words}>
            <Radix.Value placeholder={placeholder}>{chosen?.label ?? none ?? placeholder}</Radix.Value>
          </span>
        </span>
        <ChevronDown size={14} aria-hidden="true" />
      </Radix.Trigger>
      {touched && (
        <Radix.Portal>
          <Radix.Content
            className={classes(floating.panel, styles.list)}
            position="popper"
            sideOffset={4}
            collisionPadding={8}
          >
            <Radix.Viewport className={floating.scroll} nonce={getNonce() ?? ''}>
              {none && <Option value={nothing} label={none} />}
              {choices.map(choice => (
                <Option key={choice.value} {...choice} />
              ))}
            </Radix.Viewport>
          </Radix.Content>
        </Radix.Portal>
      )}
    </Radix.Root>
  )
}

function Option({ value, label, hint, mark }: Choice<string>) {
  return (
    <Radix.Item className={floating.row} value={value} textValue={label}>
      {mark}
      <span className={floating.words}>
        <Radix.ItemText>{label}</Radix.ItemText>
        {hint && <span className={floating.hint}> {hint}</span>}
      </span>
      <Radix.ItemIndicator>
        <Check size={14} aria-hidden="true" />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}
