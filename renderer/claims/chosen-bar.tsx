import { CircleCheck, Tags, Trash2, X } from 'lucide-react'
import { claimStatuses } from '#shared/model/choices'
import { numeral } from '#shared/model/counted'
import type { ClaimId } from '#shared/model/ids'
import { useWorkbench } from '../store'
import { Button, IconButton, Menu } from '../widgets'
import { labelAll, setStatusOfAll } from './chosen'
import styles from './claims.module.css'
import { statusNames, unlabelled } from './words'

interface ChosenBarProps {
  chosen: readonly ClaimId[]
  clear: () => void
  remove: () => void
}

/** What can be done with the claims that are chosen together. */
export function ChosenBar({ chosen, clear, remove }: ChosenBarProps) {
  const labels = useWorkbench(state => state.head?.labels ?? [])
  return (
    <section className={styles.chosen} aria-label="Chosen claims">
      <span aria-live="polite">{numeral(chosen.length)} chosen</span>
      <Menu
        label="Label them"
        entries={[
          ...labels.map(label => ({
            label: label.name,
            ...(label.key && { keys: label.key }),
            run: () => void labelAll(chosen, label.id, label.name),
          })),
          'line' as const,
          { label: unlabelled, run: () => void labelAll(chosen, null, 'without a label') },
        ]}
      >
        <Button small icon={Tags}>
          Label
        </Button>
      </Menu>
      <Menu
        label="Set their status"
        entries={claimStatuses.map(status => ({
          label: statusNames[status],
          run: () => void setStatusOfAll(chosen, status),
        }))}
      >
        <Button small icon={CircleCheck}>
          Status
        </Button>
      </Menu>
      <Button small icon={Trash2} keys="Delete" onClick={remove}>
        Delete
      </Button>
      <IconButton small icon={X} label="Choose none" onClick={clear} />
    </section>
  )
}
