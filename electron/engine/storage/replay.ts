import type { Change } from '#shared/model/change'
import type { AnnotatorId, TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import { reduce, reducing } from '#shared/operations/reducer'
import { hashing } from '#shared/provenance/heads'
import { breather, unhurried } from './breathing'
import type { Course } from './course'
import { changeFault, findingChangeFault } from './document-checks'
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
  for (const { revision, entry, texts } of found) {
    for (const [hash, text] of Object.entries(texts ?? {})) project.addText(hash as TextHash, text)
    const migrated = migratedEntry(entry, version, { prev: by => ledger.prev(by as AnnotatorId) })
    const { operation } = migrated as HistoryEntry
    // What it holds much of is gone through in steps that others can come between; the project has nobody else yet.
    const long = isLong(migrated as HistoryEntry)
    const outcome = long ? await unhurried(reducing(project, operation)) : reduce(project, operation)
    const reason = outcome.ok ? await faultOf(outcome.change, long) : outcome.refusal.message
    if (outcome.ok && reason === undefined) {
      project.apply(outcome.change, long ? await unhurried(project.coming(outcome.change)) : undefined)
      const hash = long ? await unhurried(hashing(operation, sha256, runningSha256)) : undefined
      const continued = { ...(migrated as HistoryEntry), inverse: outcome.inverse }
      const line = { revision: ledger.push(continued, hash), after, entry: continued }
      lines.push(texts ? { ...line, texts } : line)
      after = operation.id
    } else if (whole) {
      break
    } else {
      refusals.push(
        `Operation ${revision}, ${operation.body.kind}, stands in the journal and could not be applied: ${reason}`,
      )
    }
    await breathe()
  }
  return { lines, refusals }
}

const faultOf = (change: Change, long: boolean) =>
  long ? unhurried(findingChangeFault(change)) : changeFault(change)
