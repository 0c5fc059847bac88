import type { Label } from '#shared/model/records'
import styles from './label-mark.module.css'

type Look = Pick<Label, 'colour' | 'pattern'>

/** A label's colour and the pattern of its underline, for beside its name. Without a label: an empty mark. */
export function LabelMark({ label }: { label: Look | null | undefined }) {
  return (
    <span
      className={styles.mark}
      aria-hidden="true"
      data-pattern={label?.pattern ?? 'none'}
      style={label ? { color: `var(--label-${label.colour})` } : {}}
    />
  )
}

/** The label's name in its colour. */
export function LabelName({
  label,
  none = 'No label',
}: {
  label: (Look & { name: string }) | null | undefined
  none?: string
}) {
  return (
    <span className={styles.name} style={label ? { color: `var(--label-${label.colour}-text)` } : {}}>
      {label?.name ?? none}
    </span>
  )
}
