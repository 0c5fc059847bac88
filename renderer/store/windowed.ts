import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Method, Params, Result } from '#shared/api/contract'
import type { Problem, Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { call } from './engine'
import { type NamedCalls, useUnderWay } from './named-calls'
import { PagedList } from './paged-list'
import { useWorkbench } from './workbench'

/** The methods that answer with a part of a list. */
type ListMethod = { [M in Method]: Result<M> extends Window<unknown> ? M : never }[Method]
type RowOf<M extends Method> = Result<M> extends Window<infer Row> ? Row : never

/** A list of which only the part in view is here. */
export interface Windowed<Row> {
  /** How many rows there are; null until the engine has said. */
  readonly total: number | null
  readonly row: (index: number) => Row | undefined
  /** Whether the row is not here because it could not be read. */
  readonly isMissing: (index: number) => boolean
  /** Tells which rows are in view, so that they are fetched. */
  readonly want: (first: number, last: number) => void
  /** How far reading it has come, once that takes long, and giving it up: for what goes by a name. */
  readonly underWay: ReturnType<typeof useUnderWay>
  /** Why rows in view could not be read, and asking for them again. */
  readonly failure: { readonly problem: Problem; readonly again: () => void } | null
}

/**
 * Reads a list page by page as it comes into view, and again after each change of the project, and whenever `as` is
 * another: what else the rows hang on. What takes long goes by the name of `named`.
 */
export function useWindowed<M extends ListMethod>(
  method: M,
  rest: Omit<Params<M>, 'offset' | 'limit'>,
  as?: unknown,
  named?: NamedCalls,
): Windowed<RowOf<M>> {
  const ofProject = useWorkbench(state => state.changes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value of its own for every pair of them
  const changes = useMemo(() => ({}), [ofProject, as])
  const question = JSON.stringify(rest)
  const list = useMemo(
    () =>
      new PagedList<RowOf<M>>(async (offset, limit) => {
        const ask = (task?: string) =>
          call(method, { ...JSON.parse(question), offset, limit, ...(task && { task }) } as Params<M>)
        return (await (named ? named.ask(ask) : ask())) as Reply<Window<RowOf<M>>>
      }),
    [method, question, named],
  )
  const version = useSyncExternalStore(list.subscribe, () => list.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is as of the change before it was made that a list need not be read again
  const asOf = useMemo(() => changes, [list])
  useEffect(() => (changes === asOf ? list.begin() : list.refresh()), [list, changes, asOf])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is new rows behind the same function
  const row = useCallback((index: number) => list.row(index), [list, version])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const isMissing = useCallback((index: number) => list.isMissing(index), [list, version])
  const want = useCallback((first: number, last: number) => list.want(first, last), [list])
  const { total, problem } = list
  const underWay = useUnderWay(named)
  return { total, row, isMissing, want, underWay, failure: problem && { problem, again: () => list.again() } }
}
