import type { TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { HistoryEntry } from '#shared/operations/history'
import { reduce } from '#shared/operations/reducer'
import { breather } from './breathing'
import { changeFault } from './document-checks'
import type { JournalLine } from './journal-lines'

/**
 * Applies the journal's operations to the project as the file has it. One that the project refuses, because the file
 * has been changed meanwhile, is left out and said so. Gives the lines that were applied, as a journal beside this
 * file would have them.
 */
export async function replay(
  project: IndexedProject,
  history: readonly HistoryEntry[],
  found: readonly JournalLine[],
): Promise<{ readonly lines: JournalLine[]; readonly refusals: string[] }> {
  const breathe = breather()
  const lines: JournalLine[] = []
  const refusals: string[] = []
  let after = history.at(-1)?.operation.id ?? null
  for (const { revision, entry, texts } of found) {
    for (const [hash, text] of Object.entries(texts ?? {})) project.addText(hash as TextHash, text)
    const { operation } = entry
    const outcome = reduce(project, operation)
    const reason = outcome.ok ? changeFault(outcome.change) : outcome.refusal.message
    if (outcome.ok && reason === undefined) {
      project.apply(outcome.change)
      const line = {
        revision: history.length + lines.length + 1,
        after,
        entry: { operation, inverse: outcome.inverse },
      }
      lines.push(texts ? { ...line, texts } : line)
      after = operation.id
    } else {
      refusals.push(
        `Operation ${revision}, ${operation.body.kind}, stands in the journal and could not be applied: ${reason}`,
      )
    }
    await breathe()
  }
  return { lines, refusals }
}
