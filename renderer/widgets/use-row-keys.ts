import { useEffect, useRef } from 'react'
import { nextRow } from './next-row'

/** With which modifiers a row was gone to, and whether it was pressed, for those who choose several. */
export interface How {
  readonly shift: boolean
  readonly mod: boolean
  readonly press: boolean
}

interface List {
  readonly total: number | null
  readonly row: (index: number) => unknown
  readonly want?: (first: number, last: number) => void
}

interface RowKeys {
  readonly list: List
  readonly active: number | null
  /** How many rows Page Up and Down go. */
  readonly page: () => number
  readonly onActive: (index: number, how: How) => void
  readonly onOpen?: ((index: number) => void) | undefined
  readonly scrollTo: (index: number) => void
}

interface Press {
  readonly key: string
  readonly how: How
}

/** Where keys have led that nothing has been fetched for yet. A list is known by its `want`. */
interface Ahead {
  readonly want: List['want']
  /** Pressed before it was known how many rows there are. */
  readonly presses: readonly Press[]
  /** The row they lead to; null while that cannot be said. */
  readonly index: number | null
  readonly how: How
  /** Whether Enter was pressed on it. */
  readonly open: boolean
}

const plain: How = { shift: false, mod: false, press: false }

/**
 * What the keys do that go through a list and open its rows. Keys may be ahead of the rows: the keyboard arrives when the
 * row does, and Enter opens it then, unless another list has come meanwhile.
 */
export function useRowKeys({ list, active, page, onActive, onOpen, scrollTo }: RowKeys) {
  const ahead = useRef<Ahead | null>(null)
  const { want } = list

  const arrive = (at: Ahead, total: number) => {
    let { index, how, open } = at
    for (const press of at.presses) {
      if (press.key === 'Enter') {
        index ??= active
        open = index !== null
        continue
      }
      index = nextRow(press.key, index ?? active, total, page())
      how = press.how
      open = false
    }
    const waits = index !== null && list.row(index) === undefined
    ahead.current = waits ? { want, presses: [], index, how, open } : null
    if (index === null) return
    if (waits) scrollTo(index)
    else {
      onActive(index, how)
      if (open) onOpen?.(index)
    }
  }

  useEffect(() => {
    const at = ahead.current
    if (!at) return
    if (at.want !== want) ahead.current = null
    else if (list.total !== null && (at.index === null || list.row(at.index) !== undefined))
      arrive(at, list.total)
  })

  /** Takes a key, if it is one of these. */
  const take = (key: string, how: How): boolean => {
    const at = ahead.current
    const opens = key === 'Enter' && onOpen !== undefined
    if (!opens && nextRow(key, 0, 1, 1) === null) return false
    if (list.total === 0) return false
    if (opens && !at && list.total !== null) {
      if (active !== null) onOpen(active)
      return active !== null
    }
    const before = at ?? { want, presses: [], index: null, how: plain, open: false }
    const next = { ...before, presses: [...before.presses, { key, how }] }
    if (list.total === null) ahead.current = next
    else arrive(next, list.total)
    return true
  }

  return {
    take,
    /** Somebody has gone elsewhere by other means: the keyboard arrives nowhere any more. */
    forget: () => {
      ahead.current = null
    },
    /** What has the keyboard is another: nothing is opened behind its back. */
    leave: () => {
      const at = ahead.current
      if (at) ahead.current = at.index === null ? null : { ...at, open: false }
    },
  }
}
