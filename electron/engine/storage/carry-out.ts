import type { Change, Patch } from '#shared/model/change'
import type { IndexedProject } from '#shared/model/indexed-project'
import { stepsTold, within } from '#shared/model/steps-told'
import type { HistoryEntry } from '#shared/operations/history'
import type { LostTexts } from '#shared/operations/integrity'
import { reduce, reducing } from '#shared/operations/reducer'
import { unhurried } from './breathing'
import type { Stretch } from './course'
import { changeFault, findingChangeFault } from './document-checks'
import { isLong } from './project-document'
import type { Soon } from './soon'

/** What an operation of a history has come to: the patch that takes it back; or why it cannot be carried out. */
export type Again = { readonly inverse: Patch } | { readonly reason: string }

/**
 * Carries out an operation of a history in a project that has nobody else yet: now, and one that holds much in steps that
 * others can come between. It cannot be where what it leaves would not be sound.
 */
export function carryOut(
  project: IndexedProject,
  entry: HistoryEntry,
  lost?: LostTexts,
  course?: Stretch,
): Soon<Again> {
  if (isLong(entry)) return unhurried(carryingOut(project, entry, lost), course)
  const outcome = reduce(project, entry.operation, lost)
  const reason = outcome.ok ? changeFault(outcome.change) : outcome.refusal.message
  if (!outcome.ok || reason !== undefined) return { reason: reason ?? '' }
  project.apply(outcome.change)
  return { inverse: outcome.inverse }
}

/** The same, which says how much of it is done. */
function* carryingOut(
  project: IndexedProject,
  { operation, inverse }: HistoryEntry,
  lost?: LostTexts,
): Generator<number, Again> {
  const records = sizeOf(inverse)
  // Every record is laid over the project, put into the change, looked at, and put into what takes it back.
  const outcome = yield* within(0, 0.6, stepsTold(4 * records, reducing(project, operation, lost)))
  if (!outcome.ok) return { reason: outcome.refusal.message }
  const { change } = outcome
  const reason = yield* within(0.6, 0.9, stepsTold(records, findingChangeFault(change)))
  if (reason !== undefined) return { reason }
  project.apply(change, yield* within(0.9, 1, coming(project, change, records)))
  return { inverse: outcome.inverse }
}

/** A step of it takes a thousand records, and each record is taken twice. */
const coming = (project: IndexedProject, change: Change, records: number) =>
  stepsTold(Math.max(1, records / 500), project.coming(change))

const sizeOf = (patch: Patch) =>
  Object.values(patch).reduce((sum, records) => sum + Object.keys(records ?? {}).length, 0)
