import { failed, type Problem } from '#shared/api/problem'
import type { Change } from '#shared/model/change'
import type { OperationHash, TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import type { Merge, OperationBody, RecordsPatch } from '#shared/operations/operation'
import { findingChangeFault, patchedFault } from './document-checks'
import { entryFault, provingEntry } from './entry-shape'
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
    (bringsRecords(body) ? patchedFault(body.patch, project) : undefined)
  if (fault) return failed('malformed', `The change could not be written down: ${fault}`, path).problem
  for (const [hash, text] of texts ?? []) {
    if (hashOfText(text) !== hash)
      return failed('malformed', 'The article’s text does not fit its hash.', path).problem
  }
  return null
}

/**
 * Whether an operation that is still to be made can certainly be written, asked in steps that others can come between. It
 * does not ask what it follows.
 */
export function* provingWritable(
  entry: HistoryEntry,
  texts: ReadonlyMap<TextHash, string> | undefined,
  change: Change,
): Generator<undefined, boolean> {
  if (!(yield* provingEntry(entry))) return false
  if (bringsRecords(entry.operation.body) && (yield* findingChangeFault(change)) !== undefined) return false
  for (const [hash, text] of texts ?? []) {
    if (hashOfText(text) !== hash) return false
    yield
  }
  return true
}

/** Whether it brings records whole, or fields of them, that nobody has looked at. */
const bringsRecords = (body: OperationBody): body is RecordsPatch | Merge =>
  body.kind === 'records.patch' || body.kind === 'merge'
