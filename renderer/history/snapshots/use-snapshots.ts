import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { SnapshotList } from '#shared/api/compare-views'
import type { Problem } from '#shared/api/problem'
import { call, useWorkbench } from '../../store'

/** Grows when a snapshot was taken or given away here. */
const useTurn = create<{ turn: number }>(() => ({ turn: 0 }))
export const snapshotsChanged = (): void => useTurn.setState(({ turn }) => ({ turn: turn + 1 }))

/** The snapshots of the open project, read again when one is taken, when the project changes, and when the analyst comes back. */
export function useSnapshots(): { list: SnapshotList | null; problem: Problem | null } {
  const [read, setRead] = useState<{ list: SnapshotList | null; problem: Problem | null }>({
    list: null,
    problem: null,
  })
  const changes = useWorkbench(state => state.changes)
  const turn = useTurn(state => state.turn)
  useEffect(() => {
    window.addEventListener('focus', snapshotsChanged)
    return () => window.removeEventListener('focus', snapshotsChanged)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project or of its snapshots is the reason to read again
  useEffect(() => {
    let late = false
    void call('snapshots.list', {}).then(reply => {
      if (late) return
      setRead(reply.ok ? { list: reply.value, problem: null } : { list: null, problem: reply.problem })
    })
    return () => {
      late = true
    }
  }, [changes, turn])
  return read
}
