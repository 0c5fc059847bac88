import type { AnnotatorId, TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import { hashing } from '#shared/provenance/heads'
import { breather, unhurried } from './breathing'
import { carryOut } from './carry-out'
import type { Course } from './course'
import type { JournalLine } from './journal-lines'
import type { Ledger } from './ledger'
import { migratedEntry } from './migrations'
import { isLong, lastOperation } from './project-document'
import { runningSha256, sha256 } from './text-hash'

/** Into what a journal's operations are taken. */
export interface Continued {
  readonly project: IndexedProject
  readonly ledger: Ledger
  /** The version that the journal was written in. */
  readonly version: number
}

/**
 * Applies the journal's operations to the project as the file has it. One that the project refuses, because the file
 * has been changed meanwhile, is left out and said so. Gives the lines that were applied, as a journal beside this
 * file would have them. `whole`: nothing is left out, and the first that is refused is the end.
 */
export async function replay(
  { project, ledger, version }: Continued,
  found: readonly JournalLine[],
  whole = false,
  course?: Course,
): Promise<{ readonly lines: JournalLine[]; readonly refusals: string[] }> {
  const breathe = breather(course)
  const lines: JournalLine[] = []
  const refusals: string[] = []
  let after = lastOperation(ledger.entries)
  for (const [i, { revision, entry, texts }] of found.entries()) {
    const stretch = course?.stretch(i / found.length, (i + 1) / found.length)
    for (const [hash, text] of Object.entries(texts ?? {})) project.addText(hash as TextHash, text)
    const migrated = migratedEntry(entry, version, { prev: by => ledger.prev(by as AnnotatorId) })
    const { operation } = migrated as HistoryEntry
    const carried = carryOut(project, migrated as HistoryEntry, undefined, stretch)
    const again = carried instanceof Promise ? await carried : carried
    if ('inverse' in again) {
      const long = isLong(migrated as HistoryEntry)
      const hash = long ? await unhurried(hashing(operation, sha256, runningSha256)) : undefined
      const continued = { ...(migrated as HistoryEntry), inverse: again.inverse }
      const line = { revision: ledger.push(continued, hash), after, entry: continued }
      lines.push(texts ? { ...line, texts } : line)
      after = operation.id
    } else if (whole) {
      break
    } else {
      refusals.push(
        `Operation ${revision}, ${operation.body.kind}, stands in the journal and could not be applied: ${again.reason}`,
      )
    }
    await breathe(i / found.length)
  }
  return { lines, refusals }
}
