import { create } from 'zustand'

const useSpoken = create<{ words: string; turn: number }>(() => ({ words: '', turn: 0 }))

/** Tells a screen reader what has just happened, where the eye sees it anyway. */
export function announce(words: string): void {
  useSpoken.setState(({ turn }) => ({ words, turn: turn + 1 }))
}

/** Stands once in the view. A no-break space makes the same words said twice two messages. */
export function Spoken() {
  const { words, turn } = useSpoken()
  return (
    <div role="status" className="unseen">
      {words && `${words}${turn % 2 ? '\u00a0' : ''}`}
    </div>
  )
}
