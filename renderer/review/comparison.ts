import { create } from 'zustand'
import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { ComparisonHead, DifferenceRow } from '#shared/api/compare-views'
import type { Params } from '#shared/api/contract'
import type { Problem } from '#shared/api/problem'
import type { Id } from '#shared/model/ids'
import { call, newId, onEvent, useWorkbench } from '../store'
import { allDifferences } from './filter'

type Task = Id<'task'>

/** A comparison that is being made, stands, or could not be made. */
export interface ComparisonState {
  readonly stage: 'none' | 'comparing' | 'open' | 'failed'
  /** Of which showing of a project it is: another project ends it. */
  readonly opening: number
  readonly progress: { readonly task: Task; readonly what: string; readonly done: number | null } | null
  /** What the project is compared with, in a sentence: “the snapshot of 2 Mar 2025, 16:20”. */
  readonly title: string
  readonly head: ComparisonHead | null
  readonly problem: Problem | null
  readonly filter: DifferenceFilter
  /** Where the keyboard stands: a difference, and the row that it had. */
  readonly at: { readonly key: string | null; readonly index: number }
  /** The differences that are marked, to be dealt with together, by key. */
  readonly marked: ReadonlyMap<string, DifferenceRow>
}

const nothing: ComparisonState = {
  stage: 'none',
  opening: 0,
  progress: null,
  title: '',
  head: null,
  problem: null,
  filter: allDifferences,
  at: { key: null, index: 0 },
  marked: new Map(),
}

/** A place for one comparison at a time. It outlives the view: coming back shows it where it was left. */
export function makeComparison() {
  const use = create<ComparisonState>(() => nothing)
  const set = (state: Partial<ComparisonState>) => use.setState(state)

  /** Compares the project with what is named. False where that failed or was given up; the state says which. */
  async function open(other: Params<'comparisons.open'>['with'], title: string): Promise<boolean> {
    leave()
    const task = newId<Task>('task')
    const { opening } = useWorkbench.getState()
    set({ ...nothing, stage: 'comparing', opening, title, progress: { task, what: 'Comparing', done: null } })
    const stop = onEvent(event => {
      if (event.type === 'progress' && event.task === task && use.getState().progress?.task === task)
        set({ progress: { task, what: event.what, done: event.done } })
    })
    const reply = await call('comparisons.open', { task, with: other })
    stop()
    if (use.getState().progress?.task !== task) {
      if (reply.ok) void call('comparisons.close', { comparison: reply.value.id })
      return false
    }
    if (reply.ok) set({ stage: 'open', head: reply.value, progress: null })
    else if (reply.problem.code === 'cancelled') set(nothing)
    else set({ stage: 'failed', problem: reply.problem, progress: null })
    return reply.ok
  }

  /** Ends the comparison, or gives it up while it is being made. */
  function leave(): void {
    const { progress, head } = use.getState()
    if (progress) void call('tasks.cancel', { task: progress.task })
    if (head) void call('comparisons.close', { comparison: head.id })
    set(nothing)
  }

  /** Takes the numbers as they are after a change of the project. */
  async function follow(): Promise<void> {
    const { head } = use.getState()
    if (!head) return
    const reply = await call('comparisons.head', { comparison: head.id })
    if (use.getState().head?.id !== head.id) return
    if (reply.ok) set({ head: reply.value })
    else set({ stage: 'failed', problem: reply.problem, head: null })
  }

  /** Marks these too. */
  function mark(rows: readonly DifferenceRow[]): void {
    const more = rows.map(row => [row.key, row] as const)
    use.setState(({ marked }) => ({ marked: new Map([...marked, ...more]) }))
  }

  /** Marks it, or no longer. */
  function toggle(row: DifferenceRow): void {
    use.setState(({ marked }) => {
      const next = new Map(marked)
      if (!next.delete(row.key)) next.set(row.key, row)
      return { marked: next }
    })
  }

  /** What has been dealt with is marked no longer. */
  function unmark(rows: 'all' | readonly DifferenceRow[]): void {
    use.setState(({ marked }) => {
      const next = new Map(rows === 'all' ? [] : marked)
      if (rows !== 'all') for (const { key } of rows) next.delete(key)
      return { marked: next }
    })
  }

  const markNone = () => set({ marked: new Map() })

  return { use, open, leave, follow, set, mark, toggle, unmark, markNone }
}
export type Comparison = ReturnType<typeof makeComparison>
