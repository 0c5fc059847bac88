import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Method, Params, Result } from '#shared/api/contract'
import type { Window } from '#shared/api/views'
import { call } from './engine'
import { useWorkbench } from './workbench'

/** The methods that answer with a part of a list. */
type ListMethod = { [M in Method]: Result<M> extends Window<unknown> ? M : never }[Method]
type RowOf<M extends Method> = Result<M> extends Window<infer Row> ? Row : never

const pageSize = 100

/** A list of which only the part in view is here. */
export interface Windowed<Row> {
  /** How many rows there are; null until the engine has said. */
  readonly total: number | null
  readonly row: (index: number) => Row | undefined
  /** Tells which rows are in view, so that they are fetched. */
  readonly want: (first: number, last: number) => void
}

/** Reads a list page by page, and again after each change; rows shown stay until their successors are here. */
export function useWindowed<M extends ListMethod>(
  method: M,
  rest: Omit<Params<M>, 'offset' | 'limit'>,
): Windowed<RowOf<M>> {
  const changes = useWorkbench(state => state.changes)
  const key = `${method} ${JSON.stringify(rest)}`
  const [shown, setShown] = useState<{
    key: string
    total: number
    pages: ReadonlyMap<number, readonly RowOf<M>[]>
  } | null>(null)
  const wanted = useRef({ first: 0, last: pageSize - 1 })
  const asked = useRef(new Map<number, number>())

  const fetchPage = useCallback(
    async (page: number, turn: number) => {
      if (asked.current.get(page) === turn) return
      asked.current.set(page, turn)
      const reply = await call(method, { ...rest, offset: page * pageSize, limit: pageSize } as Params<M>)
      if (!reply.ok || asked.current.get(page) !== turn) return
      const value = reply.value as Window<RowOf<M>>
      setShown(last => {
        const pages = new Map(last?.key === key ? last.pages : [])
        return { key, total: value.total, pages: pages.set(page, value.rows) }
      })
    },
    [key],
  )

  const turn = useMemo(() => ({ count: 0 }), [key])
  useEffect(() => {
    turn.count++
    if (turn.count === 1) asked.current = new Map()
    const { first, last } = wanted.current
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
      void fetchPage(page, changes)
  }, [key, changes, fetchPage, turn])

  const want = useCallback(
    (first: number, last: number) => {
      wanted.current = { first, last }
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
        void fetchPage(page, changes)
    },
    [fetchPage, changes],
  )

  const total = shown?.total ?? null
  const row = useCallback(
    (index: number) => shown?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    [shown],
  )
  return { total, row, want }
}
