import { AtSign, Link2, Plus, SquarePlus } from 'lucide-react'
import { type ReactNode, useEffect, useReducer } from 'react'
import { LabelName } from '../claims/label-mark'
import { startLinking, startLinkingSpan } from '../evidence/linking'
import { useFocus, useWorkbench } from '../store'
import { Kbd } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'
import { keys } from './keys'
import { label } from './labelling'
import { addToClaim, keepPart, pickedClaim } from './marking'

/** Floats by what the mouse has selected: what it can become, each with its key. */
export function SelectionBar() {
  const shown = useMarkingDesk(state => state.selection)
  const naming = useMarkingDesk(state => state.naming)
  const linking = useFocus(state => state.linking)
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const picked = useWorkbench(() => pickedClaim())
  useAgainOnScroll(shown !== null)
  const rect = shown?.made.rect()
  if (shown?.made.by !== 'mouse' || !rect || naming || linking || readOnly) return null
  const middle = rect.left + rect.width / 2
  const below = rect.bottom + 96 < window.innerHeight
  return (
    <div
      role="toolbar"
      aria-label="Mark the selection"
      className={styles.selectionBar}
      style={{
        // Under the middle of the selection as far as the window goes: the percentages are of the bar’s own width.
        translate: `clamp(8px, calc(${middle}px - 50%), calc(100vw - 100% - 8px))`,
        ...(below ? { top: rect.bottom + 8 } : { bottom: window.innerHeight - rect.top + 8 }),
      }}
      // The selection must outlive the press.
      onMouseDown={event => event.preventDefault()}
    >
      {labels.map(one => (
        <Act key={one.id} keys={one.key} run={() => void label(one.id)}>
          <LabelName label={one} none="" />
        </Act>
      ))}
      <span className={styles.barLine} />
      <Act keys={keys.mention} run={() => useMarkingDesk.setState({ naming: true })}>
        <AtSign size={13} aria-hidden="true" /> Mention
      </Act>
      <Act keys={keys.addPart} run={keepPart}>
        <Plus size={13} aria-hidden="true" /> Part
      </Act>
      {picked && (
        <Act keys={keys.addToClaim} run={() => void addToClaim()}>
          <SquarePlus size={13} aria-hidden="true" /> Add to claim
        </Act>
      )}
      <Act keys={keys.link} run={() => (picked ? startLinking(picked) : startLinkingSpan())}>
        <Link2 size={13} aria-hidden="true" /> {picked ? 'Link to claim' : 'Evidence'}
      </Act>
    </div>
  )
}

function Act({
  keys: pressed,
  run,
  children,
}: {
  keys: string | null
  run: () => void
  children: ReactNode
}) {
  return (
    <button type="button" className={styles.act} aria-keyshortcuts={pressed ?? undefined} onClick={run}>
      {children}
      {pressed && <Kbd keys={pressed.toUpperCase()} />}
    </button>
  )
}

/** Where the selection is on the screen changes with every scroll, which no state tells of. */
function useAgainOnScroll(on: boolean): void {
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  useEffect(() => {
    if (!on) return
    window.addEventListener('scroll', again, { capture: true, passive: true })
    window.addEventListener('resize', again)
    return () => {
      window.removeEventListener('scroll', again, { capture: true })
      window.removeEventListener('resize', again)
    }
  }, [on])
}
