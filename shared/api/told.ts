import type { Change, TableChange } from '../model/change'
import { schemeTables, type TableName } from '../model/table-names'
import type { Slice } from './views'

/** Of these a window knows every record: they are few. */
const wholeTables = ['info', 'annotators', ...schemeTables] as const
/** Of these it keeps what it has read. Decisions and adjudications it shows in rows, and keeps none of them. */
export const keptTables = ['articles', 'entities', 'claims', 'mentions', 'links', 'comments'] as const

/**
 * How many of the records that windows keep are told one by one. So many come to about a quarter of a megabyte, which is
 * written, sent and taken in well within a frame; of more than that a window shows the fewest, and reads those anew.
 */
export const mostTold = 500

/** The most that a window asks for of what it shows when it reads it anew. The rest is read when it is asked for. */
export const mostShown = { articles: 20, records: 500, comments: 100 }

/** What a window is told of a change: records as they are now, and which have gone. */
export interface Told {
  readonly now: Slice
  readonly gone: { readonly [T in TableName]?: readonly string[] }
  /** More has changed than is told: of `keptTables` nothing is, and the window reads anew what it shows. */
  readonly anew: boolean
}

export function toldOf(change: Change): Told {
  let touched = 0
  // Counted no further than is worth knowing: to list a hundred thousand takes as long as a frame.
  for (const table of keptTables) if (touched <= mostTold) touched += touchedIn(change[table])
  const anew = touched > mostTold
  return toldOfTables(change, anew ? wholeTables : [...wholeTables, ...keptTables], anew)
}

/** The same for a window that has read what it shows since. */
export function withoutKept({ now, gone }: Told): Told {
  const whole = <V>(of: { readonly [T in TableName]?: V }) =>
    Object.fromEntries(wholeTables.flatMap(table => (of[table] ? [[table, of[table]]] : [])))
  return { now: whole<unknown>(now), gone: whole(gone), anew: false }
}

function touchedIn(part: TableChange<unknown> | undefined): number {
  if (!part) return 0
  return [part.added, part.updated, part.removed].reduce((sum, of) => sum + Object.keys(of).length, 0)
}

function toldOfTables(change: Change, tables: readonly TableName[], anew: boolean): Told {
  const now: Record<string, unknown> = {}
  const gone: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const part = change[table] as TableChange<unknown> | undefined
    if (!part) continue
    const here = [...Object.values(part.added), ...Object.values(part.updated).map(([, to]) => to)]
    const removed = Object.keys(part.removed)
    if (here.length > 0) now[table] = here
    if (removed.length > 0) gone[table] = removed
  }
  return { now: now as Slice, gone, anew }
}
