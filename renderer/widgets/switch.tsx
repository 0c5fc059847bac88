import { Check, Minus } from 'lucide-react'
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import styles from './switch.module.css'

interface SwitchProps {
  checked: boolean
  onChange: (checked: boolean) => void
  label: ReactNode
  disabled?: boolean
}

/** Something that is on or off, and takes effect at once. */
export function Switch({ checked, onChange, label, disabled }: SwitchProps) {
  const id = useId()
  return (
    <div className={styles.line}>
      <RadixSwitch.Root
        id={id}
        className={styles.switch}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled}
      >
        <RadixSwitch.Thumb className={styles.thumb} />
      </RadixSwitch.Root>
      <label htmlFor={id}>{label}</label>
    </div>
  )
}

interface CheckboxProps extends Omit<SwitchProps, 'checked'> {
  /** `some`: some of what it stands for are. */
  checked: boolean | 'some'
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
