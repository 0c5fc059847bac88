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
import { type Draft, owesAtEnd, owesAtPause, written } from './draft-text'
import { parseKeys, pressMakes } from './keys'
import { keepOpen } from './open-drafts'

export interface DraftProps {
  value: string
  /** Told of every letter. */
  onChange?: ((value: string) => void) | undefined
  /** Told when the field is left or confirmed, and only if what stands there has changed. */
  onCommit?: ((value: string) => void) | undefined
  /** Whether a pause commits too. For plain words only: half a figure or half a date reads as another one. */
  pauses?: boolean | undefined
}

type Control = HTMLInputElement | HTMLTextAreaElement

/** Milliseconds without a letter after which what stands there is committed, so that a pause for thought loses nothing. */
const pause = 1_500
/** Milliseconds for which committed words stay in sight while their owner has not taken them over. */
const patience = 1_000

/**
 * What a text control needs to hold a draft until it is committed: one operation for a sentence, not one for each
 * letter. `confirm`, leaving and going away commit; so does a pause, where it may, and what is on screen stays as it
 * is written until the field is left or confirmed. Escape takes the draft back, a paused one too.
 */
export function useDraft({ value, onChange, onCommit, pauses }: DraftProps, confirm: string) {
  const [shown, setShown] = useState<string | null>(null)
  const draft = useRef<Draft | null>(null)
  const timer = useRef(0)
  const owner = useRef({ value, onCommit })
  useLayoutEffect(() => {
    owner.current = { value, onCommit }
  })
  /** Hands over what stands there, and goes on writing. */
  const save = useCallback(() => {
    clearTimeout(timer.current)
    const now = draft.current
    if (!now || !owesAtPause(now, owner.current.value)) return
    draft.current = { ...now, sent: now.text }
    owner.current.onCommit?.(now.text)
  }, [])
  const end = useCallback(() => {
    const now = draft.current
    if (!now) return
    clearTimeout(timer.current)
    draft.current = null
    if (!owesAtEnd(now, owner.current.value)) return setShown(null)
    owner.current.onCommit?.(now.text)
    timer.current = window.setTimeout(() => setShown(null), patience)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the owner's new value takes the place of what was sent
  useEffect(() => {
    if (draft.current === null) setShown(null)
  }, [value])
  useEffect(() => {
    const close = keepOpen(save)
    return () => {
      close()
      end()
    }
  }, [save, end])

  if (!onCommit) {
    return { value, onChange: (event: ChangeEvent<Control>) => onChange?.(event.target.value) }
  }
  return {
    value: shown ?? value,
    onChange: (event: ChangeEvent<Control>) => {
      const text = event.target.value
      draft.current = written(draft.current, text, value)
      setShown(text)
      onChange?.(text)
      clearTimeout(timer.current)
      if (pauses) timer.current = window.setTimeout(save, pause)
    },
    onBlur: (_: FocusEvent<Control>) => end(),
    onKeyDown: (event: KeyboardEvent<Control>) => {
      if (event.nativeEvent.isComposing) return
      if (parseKeys(confirm).some(stroke => pressMakes(event, stroke))) {
        if (confirm === 'Enter') event.preventDefault()
        end()
      } else if (event.key === 'Escape' && draft.current) {
        event.preventDefault()
        event.stopPropagation()
        draft.current = { ...draft.current, text: draft.current.before }
        setShown(draft.current.before)
        end()
      }
    },
  }
}
