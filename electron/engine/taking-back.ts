import { type Change, invertChange } from '#shared/model/change'
import { mintId, type OperationId } from '#shared/model/ids'
import type { Earlier, IndexedProject } from '#shared/model/indexed-project'
import type { Operation } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import type { HistoryBook } from './queries/history'
import type { StoreSurroundings } from './storage/project-store'

/** What was done instead of an operation that could not be written, and what that changed. */
export type TakenBack = readonly [Operation, Change]

/** What an operation that touched much has changed, and what was there before it. */
export interface Much {
  readonly change: Change
  readonly earlier: Earlier
}

/** Takes an operation and all that was built on it out of a project and its history, newest first. `much`: where it touched that. */
export function takeBack(
  { id, by }: Operation,
  project: IndexedProject,
  book: HistoryBook,
  { now, random }: Pick<StoreSurroundings, 'now' | 'random'>,
  much?: Much,
): readonly TakenBack[] {
  const taken: TakenBack[] = []
  while (book.find(id)) {
    const entry = book.pop()
    if (!entry) break
    const back: Operation = {
      id: mintId<OperationId>('op', random),
      by,
      at: now().toISOString(),
      body: { kind: 'records.patch', patch: entry.inverse },
    }
    // One that touched much is not gone through record by record, for this is done in one turn.
    if (entry.operation.id === id && much && project.putBack(much.earlier)) {
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
