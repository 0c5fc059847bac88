import type { Stamp } from '../model/records'
import type { AnyRecord } from '../model/tables'

type Stamped = { readonly created?: string | Stamp; readonly changed?: Stamp | null }

/**
 * When a merged record was made and last changed. The stamp of the one who changed it; where both did, of the later.
 */
export function mergedStamps(
  base: AnyRecord | undefined,
  mine: AnyRecord,
  theirs: AnyRecord,
): Pick<Stamped, 'created' | 'changed'> {
  const [b, m, t] = [base as Stamped | undefined, mine as Stamped, theirs as Stamped]
  const stamps: { created?: string | Stamp; changed?: Stamp | null } = {}
  if (m.created !== undefined) stamps.created = pick(b?.created, m.created, t.created, isEarlier)
  if (m.changed !== undefined) stamps.changed = pick(b?.changed, m.changed, t.changed, isLater)
  return stamps
}

function pick<S extends string | Stamp | null>(
  base: S | undefined,
  mine: S,
  theirs: S | undefined,
  better: (a: S, b: S) => boolean,
): S {
  if (theirs === undefined || order(mine) === order(theirs)) return mine
  if (base !== undefined && order(theirs) === order(base)) return mine
  if (base !== undefined && order(mine) === order(base)) return theirs
  return better(theirs, mine) ? theirs : mine
}

const order = (stamp: string | Stamp | null) =>
  stamp === null ? '' : typeof stamp === 'string' ? stamp : `${stamp.at} ${stamp.by}`
const isEarlier = (a: string | Stamp | null, b: string | Stamp | null) => order(a) < order(b)
const isLater = (a: string | Stamp | null, b: string | Stamp | null) => order(a) > order(b)
