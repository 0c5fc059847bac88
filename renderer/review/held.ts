import { create, type StoreApi, type UseBoundStore } from 'zustand'
import type { Problem, Reply } from '#shared/api/problem'
import type { Id } from '#shared/model/ids'
import { call, type NamedCalls, newId, onEvent, useWorkbench } from '../store'

export type Task = Id<'task'>

/** Something held against the project: while it is being opened, as it stands, or why it could not be. */
export interface HeldState<Head, Filter, Row> {
  readonly stage: 'none' | 'comparing' | 'open' | 'failed'
  /** Of which showing of a project it is: another project ends it. */
  readonly opening: number
  readonly progress: { readonly task: Task; readonly what: string; readonly done: number | null } | null
  /** What the project is compared with, in a sentence: “the snapshot of 2 Mar 2025, 16:20”. */
  readonly title: string
  readonly head: Head | null
  readonly problem: Problem | null
  readonly filter: Filter
  /** Where the keyboard stands: a difference, and the row that it had. */
  readonly at: { readonly key: string | null; readonly index: number }
  /** The differences that are marked, to be dealt with together, by key. */
  readonly marked: ReadonlyMap<string, Row>
}

/** Asks the engine under a name, by which it can be given up. */
export type Named = Pick<NamedCalls, 'ask'>

interface OfEngine<Head> {
  /** Tells the engine that it is no longer needed. */
  readonly close: (head: Head) => void
  /** Its numbers as they are now. */
  readonly again: (head: Head, named?: Named) => Promise<Reply<Head>>
}

export interface Held<Head, Filter, Row> {
  readonly use: UseBoundStore<StoreApi<HeldState<Head, Filter, Row>>>
  /** Asks the engine for it. False where that failed or was given up; the state says which. */
  open(ask: (task: Task) => Promise<Reply<Head>>, title: string): Promise<boolean>
  /** Asks for it once more, as something was said about it that changes it: what it was stays in sight if that fails. */
  openAgain(ask: (task: Task) => Promise<Reply<Head>>): Promise<Reply<Head>>
  /** Ends it, or gives it up while it is being opened. */
  leave(): void
  /**
   * Takes the numbers as they are after a change of the project, asked for by the name of `named`. The problem where that
   * was given up: they are then as they were.
   */
  follow(named?: Named): Promise<Problem | null>
  set(state: Partial<HeldState<Head, Filter, Row>>): void
  /** Marks these too; where they could not be read, none. */
  mark(rows: readonly Row[] | null): void
  toggle(row: Row): void
  unmark(rows: 'all' | readonly Row[]): void
  markNone(): void
}

/** A place for one comparison or review at a time. It outlives the view: coming back shows it where it was left. */
export function makeHeld<Head extends { readonly id: string }, Filter, Row extends { readonly key: string }>(
  all: Filter,
  engine: OfEngine<Head>,
): Held<Head, Filter, Row> {
  type State = HeldState<Head, Filter, Row>
  const nothing: State = {
    stage: 'none',
    opening: 0,
    progress: null,
    title: '',
    head: null,
    problem: null,
    filter: all,
    at: { key: null, index: 0 },
    marked: new Map(),
  }
  const use = create<State>(() => nothing)
  const set = (state: Partial<State>) => use.setState(state)

  /** Asks under a task of its own, and shows how far that has come. */
  async function asked(ask: (task: Task) => Promise<Reply<Head>>, before: Partial<State>) {
    const task = newId<Task>('task')
    set({ ...before, progress: { task, what: 'Comparing', done: null } })
    const stop = onEvent(event => {
      if (event.type === 'progress' && event.task === task && use.getState().progress?.task === task)
        set({ progress: { task, what: event.what, done: event.done } })
    })
    const reply = await ask(task)
    stop()
    return { reply, overtaken: use.getState().progress?.task !== task }
  }

  async function open(ask: (task: Task) => Promise<Reply<Head>>, title: string): Promise<boolean> {
    leave()
    const { opening } = useWorkbench.getState()
    const { reply, overtaken } = await asked(ask, { ...nothing, stage: 'comparing', opening, title })
    if (overtaken) {
      if (reply.ok) engine.close(reply.value)
      return false
    }
    if (reply.ok) set({ stage: 'open', head: reply.value, progress: null })
    else if (reply.problem.code === 'cancelled') set(nothing)
    else set({ stage: 'failed', problem: reply.problem, progress: null })
    return reply.ok
  }

  async function openAgain(ask: (task: Task) => Promise<Reply<Head>>): Promise<Reply<Head>> {
    const { reply, overtaken } = await asked(ask, {})
    if (overtaken) return reply
    set({ progress: null, ...(reply.ok && { head: reply.value }) })
    return reply
  }

  function leave(): void {
    const { progress, head } = use.getState()
    if (progress) void call('tasks.cancel', { task: progress.task })
    if (head) engine.close(head)
    set(nothing)
  }

  async function follow(named?: Named): Promise<Problem | null> {
    const { head } = use.getState()
    if (!head) return null
    const reply = await engine.again(head, named)
    if (use.getState().head?.id !== head.id) return null
    if (reply.ok) set({ head: reply.value })
    else if (reply.problem.code === 'cancelled') return reply.problem
    else set({ stage: 'failed', problem: reply.problem, head: null })
    return null
  }

  function mark(rows: readonly Row[] | null): void {
    const more = (rows ?? []).map(row => [row.key, row] as const)
    use.setState(({ marked }) => ({ marked: new Map([...marked, ...more]) }))
  }

  /** Marks it, or no longer. */
  function toggle(row: Row): void {
    use.setState(({ marked }) => {
      const next = new Map(marked)
      if (!next.delete(row.key)) next.set(row.key, row)
      return { marked: next }
    })
  }

  /** What has been dealt with is marked no longer. */
  function unmark(rows: 'all' | readonly Row[]): void {
    use.setState(({ marked }) => {
      const next = new Map(rows === 'all' ? [] : marked)
      if (rows !== 'all') for (const { key } of rows) next.delete(key)
      return { marked: next }
    })
  }

  const markNone = () => set({ marked: new Map() })

  return { use, open, openAgain, leave, follow, set, mark, toggle, unmark, markNone }
}
