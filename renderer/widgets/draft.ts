import {
  type ChangeEvent,
  type FocusEvent,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { parseKeys, pressMakes } from './keys'

export interface DraftProps {
  value: string
  /** Told of every letter. */
  onChange?: ((value: string) => void) | undefined
  /** Told once, when the field is left or confirmed, and only if what stands there has changed. */
  onCommit?: ((value: string) => void) | undefined
}

type Control = HTMLInputElement | HTMLTextAreaElement

/** Milliseconds without a letter after which what stands there is committed, so that a pause for thought loses nothing. */
const pause = 1_500
/** Milliseconds for which committed words stay in sight while their owner has not taken them over. */
const patience = 1_000

/**
 * What a text control needs to hold a draft until it is committed: one operation for a sentence, not one for each
 * letter. `confirm`, leaving, a pause and going away commit; Escape takes the draft back, a paused one too.
 */
export function useDraft({ value, onChange, onCommit }: DraftProps, confirm: string) {
  const [shown, setShown] = useState<string | null>(null)
  const held = useRef<{ draft: string | null; before: string | null; timer: number }>({
    draft: null,
    before: null,
    timer: 0,
  })
  const owner = useRef({ value, onCommit })
  useLayoutEffect(() => {
    owner.current = { value, onCommit }
  })
  const commit = useCallback(() => {
    const { draft, timer } = held.current
    clearTimeout(timer)
    held.current.draft = null
    if (draft === null) return
    if (draft === owner.current.value) return setShown(null)
    owner.current.onCommit?.(draft)
    held.current.timer = window.setTimeout(() => held.current.draft === null && setShown(null), patience)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner's new value takes the place of what was sent
  useEffect(() => {
    if (held.current.draft === null) setShown(null)
  }, [value])
  useEffect(() => commit, [commit])

  if (!onCommit) {
    return { value, onChange: (event: ChangeEvent<Control>) => onChange?.(event.target.value) }
  }
  return {
    value: shown ?? value,
    onChange: (event: ChangeEvent<Control>) => {
      const { target } = event
      held.current.before ??= value
      held.current.draft = target.value
      setShown(target.value)
      onChange?.(target.value)
      clearTimeout(held.current.timer)
      held.current.timer = window.setTimeout(commit, pause)
    },
    onBlur: (_: FocusEvent<Control>) => {
      commit()
      held.current.before = null
    },
    onKeyDown: (event: KeyboardEvent<Control>) => {
      if (event.nativeEvent.isComposing) return
      if (parseKeys(confirm).some(stroke => pressMakes(event, stroke))) {
        if (confirm === 'Enter') event.preventDefault()
        commit()
        held.current.before = null
      } else if (event.key === 'Escape' && held.current.before !== null) {
        event.preventDefault()
        event.stopPropagation()
        held.current.draft = held.current.before
        setShown(held.current.before)
        commit()
        held.current.before = null
      }
    },
  }
}
