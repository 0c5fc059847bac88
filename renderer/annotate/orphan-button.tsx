import { MapPinOff } from 'lucide-react'
import { Button } from '../widgets'
import styles from './orphans.module.css'

/** In the pane's header: how many wait, and opens or closes their list. */
export function OrphanButton({
  count,
  open,
  onToggle,
}: {
  count: number
  open: boolean
  onToggle: () => void
}) {
  return (
    <Button
      small
      kind="quiet"
      icon={MapPinOff}
      className={styles.button ?? ''}
      aria-expanded={open}
      title="Marked in an earlier edition, without a place in this one"
      onClick={onToggle}
    >
      {count}
      <span className={styles.buttonWords}> without a place</span>
    </Button>
  )
}
