import { findUndone, knowing } from '../merge/known-operations'
import { atOnce } from '../model/at-once'
import type { Patch } from '../model/change'
import type { PackId } from '../model/ids'
import type { Project } from '../model/project'
import { tableNames } from '../model/tables'
import { type HistoryEntry, outlineOf } from '../operations/history'
import type { Operation } from '../operations/operation'
import type { PackFounding, PackHandedOut } from './pack-bodies'

/** The patch that makes a project out of an empty one. */
export const foundingPatch = (project: Project): Patch => atOnce(makingFoundingPatch(project))

/** The same in steps that others can come between. */
export function* makingFoundingPatch(project: Project): Generator<undefined, Patch> {
  const patch: Record<string, Record<string, unknown>> = {}
  for (const table of tableNames)
    for (const [id, record] of project[table] as ReadonlyMap<string, unknown>) {
      const records = (patch[table] ??= {})
      records[id] = record
      yield
    }
  return patch as Patch
}

/** What a project was founded as, where it is a pack that was handed out of another. */
export function packFoundedBy(history: readonly HistoryEntry[]): PackFounding | undefined {
  const [first] = history
  const body = first && outlineOf(first).body
  return body?.kind === 'records.patch' ? body.pack : undefined
}

/** A pack that was handed out, and what has come back of it. */
export interface PackOut {
  readonly operation: Operation
  readonly pack: PackHandedOut['pack']
  /** The merges that brought back what was done in it, oldest first. Those that were undone are not among them. */
  readonly back: readonly Operation[]
}

/**
 * The packs that were handed out of a project, newest first, those that teammates handed out of their packs among them.
 * Worked out from the history alone.
 */
export const packsOut = (history: readonly HistoryEntry[]): PackOut[] => atOnce(findPacksOut(history))

/** How many operations are looked at between two breaths. */
const pace = 1_024

/** The same in steps. Yields now and then. */
export function* findPacksOut(history: readonly HistoryEntry[]): Generator<undefined, PackOut[]> {
  const known = yield* knowing(operationsOf(history))
  const undone = yield* findUndone(known)
  const back = new Map<PackId, Operation[]>()
  const out = new Map<PackId, Pick<PackOut, 'operation' | 'pack'>>()
  let seen = 0
  for (const operation of known.values()) {
    if (++seen % pace === 0) yield
    if (!operation) continue
    const { body } = operation
    if (body.kind === 'pack.handOut') out.set(body.pack.id, { operation, pack: body.pack })
    if (body.kind !== 'merge' || undone.has(operation.id)) continue
    for (const id of body.from.packs ?? []) back.set(id, [...(back.get(id) ?? []), operation])
  }
  return [...out.values()].reverse().map(each => ({ ...each, back: back.get(each.pack.id) ?? [] }))
}

function* operationsOf(history: readonly HistoryEntry[]): Generator<Operation> {
  for (const entry of history) yield outlineOf(entry)
}
