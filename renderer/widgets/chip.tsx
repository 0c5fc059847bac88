import { type LucideIcon, X } from 'lucide-react'
import type { EntityIcon } from '#shared/model/records'
import styles from './chip.module.css'
import { entityIconOf } from './entity-icon'

interface ChipProps {
  label: string
  /** Its picture: one of its own, or that of an entity's type. */
  icon?: LucideIcon | EntityIcon | undefined
  onClick?: (() => void) | undefined
  /** Takes it away; its button says from what: “Remove Varno”. */
  onRemove?: (() => void) | undefined
}

/** An entity, or another short name, as something to pick up. */
export function Chip({ label, icon, onClick, onRemove }: ChipProps) {
  const Icon = typeof icon === 'string' ? entityIconOf(icon) : icon
  const inside = (
    <>
      {Icon && <Icon size={13} aria-hidden="true" />}
      <span className={styles.words}>{label}</span>
    </>
  )
  if (onClick && !onRemove)
    return (
      <button type="button" className={styles.chip} onClick={onClick}>
        {inside}
      </button>
    )
  return (
    <span className={styles.chip}>
      {onClick ? (
        <button type="button" className={styles.press} onClick={onClick}>
          {inside}
        </button>
      ) : (
        inside
      )}
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={`Remove ${label}`} onClick={onRemove}>
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
