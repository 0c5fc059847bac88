import { type Change, invertChange } from '#shared/model/change'
import { mintId, type OperationId } from '#shared/model/ids'
import type { Earlier, IndexedProject } from '#shared/model/indexed-project'
import type { Operation } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import type { HistoryBook } from './queries/history'
import type { StoreSurroundings } from './storage/project-store'

/** What was done instead of an operation that could not be written, and what that changed. */
export type TakenBack = readonly [Operation, Change]

/**
 * Operations that touched much and are not on the disk yet, what each has changed, and what was there before it. One that is
 * gone through record by record takes long, and whatever could not be written is taken back in one turn.
 */
export type Unwritten = Map<OperationId, { readonly change: Change; readonly earlier: Earlier }>

/** Takes an operation and all that was built on it out of a project and its history, newest first. */
export function takeBack(
  { id, by }: Operation,
  project: IndexedProject,
  book: HistoryBook,
  { now, random }: Pick<StoreSurroundings, 'now' | 'random'>,
  unwritten: Unwritten = new Map(),
): readonly TakenBack[] {
  const taken: TakenBack[] = []
  const { version } = project
  while (book.find(id)) {
    const entry = book.pop()
    if (!entry) break
    const back: Operation = {
      id: mintId<OperationId>('op', random),
      by,
      at: now().toISOString(),
      body: { kind: 'records.patch', patch: entry.inverse },
    }
    const much = unwritten.get(entry.operation.id)
    unwritten.delete(entry.operation.id)
    // Each that is off again had made one version.
    if (much && project.putBack(much.earlier, version - taken.length)) {
      taken.push([back, invertChange(much.change)])
      continue
    }
    const outcome = reduce(project, back)
    if (!outcome.ok) throw new Error(`taking back ${entry.operation.id}: ${outcome.refusal.message}`)
    project.apply(outcome.change)
    taken.push([back, outcome.change])
  }
  return taken
}
