import { useEffect, useRef, useState } from 'react'
import { say } from './toast'

interface Unread {
  readonly text: string
  /** What stood in its place when it was written. */
  readonly beside: string
}

/**
 * What was written in a field and could not be read. It stays in sight until something else stands there, is written or
 * is chosen; where the field goes away with it, the analyst is told that nothing came of it. `stands` is what the field
 * shows of its owner's value, `needs` a sentence that says how to write it.
 */
export function useUnread(stands: string, needs: string) {
  const [unread, setUnread] = useState<Unread | null>(null)
  const lost = useRef<(text: string) => void>(null)
  const kept = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value has taken its place
  useEffect(() => {
    kept.current = null
  }, [stands])
  useEffect(() => {
    lost.current = null
    return () => {
      const tell = (text: string) => say(`“${text.trim()}” could not be read, so it was not kept. ${needs}`)
      if (kept.current !== null) tell(kept.current)
      kept.current = null
      // A field that goes away may commit its last words after this.
      lost.current = tell
    }
  }, [needs])
  const shown = unread?.beside === stands ? unread.text : null
  return {
    /** What stands in the field. */
    value: shown ?? stands,
    problem: shown === null ? null : needs,
    /** Takes note of what could not be read; null: it could. */
    note(text: string | null): void {
      if (text !== null && lost.current) {
        lost.current(text)
        return
      }
      kept.current = text
      setUnread(text === null ? null : { text, beside: stands })
    },
  }
}
