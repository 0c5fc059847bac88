import type { Change } from '#shared/model/change'
import type { OperationHash, TextHash } from '#shared/model/ids'
import type { HistoryEntry } from '#shared/operations/history'
import { hashing } from '#shared/provenance/heads'
import { type JournalLine, makingBytes } from './journal-lines'
import type { Ledger } from './ledger'
import { lastOperation } from './project-document'
import { runningSha256, sha256 } from './text-hash'
import { provingWritable } from './unwritable'

/** An operation that has been looked through and written out before it is made: what is left is to put it on the disk. */
export interface Ready {
  readonly line: JournalLine
  /** The line's; undefined where there is no journal that it could go into. */
  readonly bytes: Uint8Array | undefined
  /** What it is known by. */
  readonly hash: OperationHash
}

/** The next line of the journal. */
export function nextLine(
  { entries, length }: Pick<Ledger, 'entries' | 'length'>,
  entry: HistoryEntry,
  texts?: ReadonlyMap<TextHash, string>,
): JournalLine {
  return {
    revision: length + 1,
    after: lastOperation(entries),
    entry,
    ...(texts?.size ? { texts: Object.fromEntries(texts) as Record<TextHash, string> } : {}),
  }
}

/**
 * Gets an operation that makes `change` ready, in steps that others can come between. It holds for as long as nothing is
 * added to the history. Undefined where something may be wrong with it: that is found when it is to be written. What founds
 * a project goes into its file and not `intoJournal`.
 */
export function* gettingReady(
  ledger: Ledger,
  entry: HistoryEntry,
  texts: ReadonlyMap<TextHash, string> | undefined,
  change: Change,
  intoJournal = true,
): Generator<undefined, Ready | undefined> {
  const line = nextLine(ledger, entry, texts)
  if (!(yield* provingWritable(entry, texts, change))) return undefined
  const hash = yield* hashing(entry.operation, sha256, runningSha256)
  return { line, bytes: intoJournal ? yield* makingBytes(line) : undefined, hash }
}

/** Whether it is the one that is to be written now: nothing has come between. */
export function isNext({ line }: Ready, ledger: Ledger, entry: HistoryEntry): boolean {
  const { by, prev } = entry.operation
  return (
    line.entry === entry &&
    line.revision === ledger.length + 1 &&
    line.after === lastOperation(ledger.entries) &&
    prev === ledger.prev(by)
  )
}
