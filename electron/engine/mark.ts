import type { HistoryEntry } from '#shared/operations/history'
import type { OpenProject } from './open-project'

/**
 * A place in a project’s history, and how often the project had changed by then: a change that could not be written, and
 * was taken back, leaves the history as it was, but not what was worked out in steps meanwhile.
 */
export interface Mark {
  readonly length: number
  readonly last: HistoryEntry | undefined
  readonly version: number
}

type Marked = Pick<OpenProject, 'book' | 'project'>

export function markOf({ book, project }: Marked): Mark {
  const { length } = book.entries
  return { length, last: book.entries[length - 1], version: project.version }
}

/** Whether nothing has been done since, not even what was taken back. */
export const isNow = (mark: Mark, open: Marked): boolean =>
  mark.version === open.project.version && doneSince(mark, open) !== null

/** What has been done since; null where something was taken back: what was worked out until then may be of that. */
export function doneSince(
  { length, last, version }: Mark,
  { book, project }: Marked,
): readonly HistoryEntry[] | null {
  const { entries } = book
  const goesOn = entries[length - 1] === last && project.version - version === entries.length - length
  return goesOn ? entries.slice(length) : null
}
