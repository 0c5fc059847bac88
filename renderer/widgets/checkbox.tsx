import { Check, Minus } from 'lucide-react'
import { Checkbox as RadixCheckbox } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import styles from './checkbox.module.css'

interface CheckboxProps {
  /** `some`: some of what it stands for are. */
  checked: boolean | 'some'
  onChange: (checked: boolean) => void
  label: ReactNode
  disabled?: boolean
}

/** One of several that may be chosen together. */
export function Checkbox({ checked, onChange, label, disabled }: CheckboxProps) {
  const id = useId()
  const Mark = checked === 'some' ? Minus : Check
  return (
    <div className={styles.line}>
      <RadixCheckbox.Root
        id={id}
        className={styles.box}
        checked={checked === 'some' ? 'indeterminate' : checked}
        onCheckedChange={next => onChange(next === true)}
        disabled={disabled}
      >
        <RadixCheckbox.Indicator asChild>
          <Mark size={12} strokeWidth={3} aria-hidden="true" />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
