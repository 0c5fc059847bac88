import { failed, type Problem } from '#shared/api/problem'
import type { OperationHash, TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import { patchedFault } from './document-checks'
import { entryFault } from './entry-shape'
import { hashOfText } from './text-hash'

/** Whatever is written must be readable again. What the contract let through and this does not is a defect elsewhere; the file is not to suffer for it. */
export function unwritable(
  entry: HistoryEntry,
  texts: ReadonlyMap<TextHash, string> | undefined,
  project: IndexedProject,
  path: string,
  follows: OperationHash | undefined,
): Problem | null {
  const { body, prev } = entry.operation
  const fault =
    (prev === follows ? undefined : 'it does not follow its author’s operation before it.') ??
    entryFault(entry) ??
    (body.kind === 'records.patch' || body.kind === 'merge' ? patchedFault(body.patch, project) : undefined)
  if (fault) return failed('malformed', `The change could not be written down: ${fault}`, path).problem
  for (const [hash, text] of texts ?? []) {
    if (hashOfText(text) !== hash)
      return failed('malformed', 'The article’s text does not fit its hash.', path).problem
  }
  return null
}
