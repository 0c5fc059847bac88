import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { parseKeys, pressMakes } from './keys'

export interface DraftProps {
  value: string
  /** Told of every letter. */
  onChange?: ((value: string) => void) | undefined
  /** Told once, when the field is left or confirmed, and only if what stands there has changed. */
  onCommit?: ((value: string) => void) | undefined
}

type Control = HTMLInputElement | HTMLTextAreaElement

/**
 * What a text control needs to hold a draft until it is committed: one operation for a sentence, not one for each
 * letter. `confirm` (and leaving) commits, Escape takes the draft back.
 */
export function useDraft({ value, onChange, onCommit }: DraftProps, confirm: string) {
  const [draft, setDraft] = useState<string | null>(null)
  const latest = useRef<string | null>(null)
  const change = (next: string | null) => {
    latest.current = next
    setDraft(next)
  }
  const commit = () => {
    const written = latest.current
    change(null)
    if (written !== null && written !== value) onCommit?.(written)
  }
  if (!onCommit) {
    return { value, onChange: (event: ChangeEvent<Control>) => onChange?.(event.target.value) }
  }
  return {
    value: draft ?? value,
    onChange: (event: ChangeEvent<Control>) => {
      change(event.target.value)
      onChange?.(event.target.value)
    },
    onBlur: (_: FocusEvent<Control>) => commit(),
    onKeyDown: (event: KeyboardEvent<Control>) => {
      if (event.nativeEvent.isComposing) return
      if (parseKeys(confirm).some(stroke => pressMakes(event, stroke))) {
        event.preventDefault()
        commit()
      } else if (event.key === 'Escape' && latest.current !== null) {
        event.preventDefault()
        event.stopPropagation()
        change(null)
      }
    },
  }
}
