import { useEffect, useMemo, useState } from 'react'
import { rank } from './rank'
import type { Choice } from './select'

export type Choices<V extends string> =
  | readonly Choice<V>[]
  | ((typed: string) => Promise<readonly Choice<V>[]>)

/** The choices that fit what is typed, best first; from a function, the last answer stays until the next is here. */
export function useChoices<V extends string>(choices: Choices<V>, typed: string) {
  const [answer, setAnswer] = useState<{ typed: string; found: readonly Choice<V>[] } | null>(null)
  useEffect(() => {
    if (typeof choices !== 'function') return
    let late = false
    void choices(typed).then(found => !late && setAnswer({ typed, found }))
    return () => {
      late = true
    }
  }, [choices, typed])
  const fitting = useMemo(
    () => (typeof choices === 'function' ? null : rank(choices, typed, choice => [choice.label])),
    [choices, typed],
  )
  if (fitting) return { found: fitting, looking: false }
  return { found: answer?.found ?? [], looking: answer?.typed !== typed }
}
