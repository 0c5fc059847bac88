import { Check, CircleAlert, LoaderCircle, Lock, Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWorkbench } from '../../store'
import { classes } from '../../widgets'
import styles from './frame.module.css'

/** Below this many milliseconds, writing is not worth a word. */
const worthSaying = 250

/** Whether what was done is on disk, in words. */
export function DiskState() {
  const head = useWorkbench(state => state.head)
  const owing = useWorkbench(state => (state.head?.revision ?? 0) > state.durable)
  const trouble = useWorkbench(state => state.trouble)
  const connection = useWorkbench(state => state.connection)
  const slow = useHoldsFor(owing, worthSaying)
  if (!head) return null
  if (connection !== 'open')
    return <State kind="bad" icon={<Unplug size={13} />} words="Not connected: nothing can be changed" />
  if (trouble?.what === 'writing')
    return <State kind="bad" icon={<CircleAlert size={13} />} words="The last change is not on disk" />
  if (head.readOnly) return <State kind="warn" icon={<Lock size={13} />} words="Read-only" />
  if (slow) return <State kind="busy" icon={<LoaderCircle size={13} />} words="Saving…" busy />
  if (trouble) {
    const what = trouble.what === 'folding' ? 'saving did not finish' : 'a snapshot failed'
    const words = `Everything is on disk, but ${what}`
    return <State kind="warn" icon={<CircleAlert size={13} />} words={words} busy={owing} />
  }
  return <State kind="ok" icon={<Check size={13} />} words="Everything is on disk" busy={owing} />
}

function State({
  kind,
  icon,
  words,
  busy = false,
}: {
  kind: 'ok' | 'warn' | 'bad' | 'busy'
  icon: React.ReactNode
  words: string
  /** Something is being written, were it for a moment that is not worth a word. */
  busy?: boolean
}) {
  return (
    <span
      className={classes(styles.disk, styles[kind])}
      role="status"
      aria-busy={busy}
      data-testid="disk-state"
    >
      {icon}
      {words}
    </span>
  )
}

/** True once it has been true for so long without a break. */
function useHoldsFor(holds: boolean, milliseconds: number): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (!holds) {
      setHeld(false)
      return
    }
    const due = setTimeout(() => setHeld(true), milliseconds)
    return () => clearTimeout(due)
  }, [holds, milliseconds])
  return held
}
