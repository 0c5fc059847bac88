import { useCallback, useEffect, useRef, useState } from 'react'
import type { ClaimFilter } from '#shared/api/contract'
import type { ClaimId } from '#shared/model/ids'
import { useNamedCalls, useWorkbench } from '../store'
import { claimsBetween, claimsOf } from './chosen'
import { isFiltered } from './filter'

const none: readonly ClaimId[] = []

/**
 * The claims that are chosen together. Those chosen one by one, or all at once, stay until a plain click, Escape or
 * another filter; a stretch made with Shift goes with the next plain arrow. What a change hides from the filter leaves
 * the choice as soon as that has been read: until then it is counted, and acted on, as the bar over the list says.
 */
export function useChoice(filter: ClaimFilter) {
  const [chosen, setChosen] = useState(none)
  /** Those of them that plain arrows leave chosen. */
  const kept = useRef(none)
  /** Where a stretch begins. */
  const from = useRef<ClaimId | null>(null)
  const choose = useCallback((claims: readonly ClaimId[]) => {
    kept.current = claims
    setChosen(claims)
  }, [])
  const clear = useCallback(() => choose(none), [choose])

  const shown = JSON.stringify({ ...filter, sort: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter is the reason to choose anew
  useEffect(clear, [shown])

  const changes = useWorkbench(state => state.changes)
  // Read without a word: where it fails, or another change overtakes it, the next change has it read anew.
  const calls = useNamedCalls(`${changes} ${shown}`)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project may take chosen claims out of the list
  useEffect(() => {
    if (chosen.length === 0 || !isFiltered(filter)) return
    let late = false
    void calls
      .ask((task, givenUp) => claimsOf(filter, task, givenUp))
      .then(reply => {
        if (late || !reply.ok) return
        const still = new Set(reply.value)
        kept.current = kept.current.filter(id => still.has(id))
        setChosen(before => before.filter(id => still.has(id)))
      })
    return () => {
      late = true
    }
  }, [changes])

  const toggle = (id: ClaimId) => {
    from.current = id
    choose(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id])
  }
  /** From the row where the stretch began, as `rowOf` finds it, to another. */
  const stretch = (rowOf: (id: ClaimId | null) => number, to: number) =>
    void claimsBetween(filter, rowOf(from.current), to).then(
      claims => claims && setChosen([...new Set([...kept.current, ...claims])]),
    )
  /** Gone to a claim without Shift. */
  const walk = (id: ClaimId | null, { mod, pointer }: { mod: boolean; pointer: boolean }) => {
    from.current = id
    if (mod && id) toggle(id)
    else if (pointer) clear()
    else setChosen(kept.current)
  }
  return { chosen, choose, clear, toggle, stretch, walk }
}
