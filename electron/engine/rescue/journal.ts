import type { RescuePart } from '#shared/api/rescue-views'
import type { TextHash } from '#shared/model/ids'
import type { IndexedProject } from '#shared/model/indexed-project'
import { describe } from '#shared/operations/describe'
import type { Operation } from '#shared/operations/operation'
import { breather } from '../storage/breathing'
import { carryOut } from '../storage/carry-out'
import type { JournalReading } from '../storage/journal-lines'
import type { Replayed } from './history'
import { readFragment } from './words'

/** The texts that a journal brings, which are sound: it is not read otherwise. */
export function journalTexts(journal: JournalReading | null): [TextHash, string][] {
  return (journal?.lines ?? []).flatMap(({ texts }) => Object.entries(texts ?? {}) as [TextHash, string][])
}

/**
 * Carries out what the journal beside a damaged file adds to it, on the records that were rescued and on what the
 * history made. `stated`: up to which operation the file says that it goes; what the journal has of those is in the
 * records already. What does not fit is left out, each operation named with its words.
 */
export async function applyJournal(
  journal: JournalReading,
  project: IndexedProject,
  replayed: Replayed,
  stated: number | null,
  parts: RescuePart[],
): Promise<void> {
  const breathe = breather()
  const known = new Map<string, Operation>(replayed.history.map(({ operation }) => [operation.id, operation]))
  const [info] = project.all('info')
  const { header, lines } = journal
  const first = lines[0]?.revision
  const misfit =
    header && info && header.project !== info.id
      ? 'the journal belongs to another project'
      : stated !== null && first !== undefined && first > stated + 1
        ? `the operations from ${stated + 1} to ${first - 1}, which come before it, are missing`
        : undefined
  for (const { where, what } of journal.faults) {
    const how = 'It could not be applied.'
    parts.push({
      where: `journal, ${where}`,
      place: 'journal',
      name: 'Journal',
      what,
      outcome: 'left-out',
      how,
      said: [],
    })
  }
  for (const line of lines) {
    const { operation } = line.entry
    if (stated !== null && line.revision <= stated) continue
    if (known.has(operation.id)) {
      // The file's history goes on after its records: what it says may be done already, or not.
      await carryOut(project, line.entry)
      continue
    }
    const name = describe(operation, project, id => known.get(id))
    const done = misfit === undefined ? await carryOut(project, line.entry) : { reason: misfit }
    if ('reason' in done) {
      const { said } = readFragment(JSON.stringify(operation.body))
      const how = 'It could not be applied to what was rescued.'
      const where = `journal, operation ${line.revision}`
      parts.push({ where, place: 'journal', name, what: done.reason, outcome: 'left-out', how, said })
    } else {
      const again = await carryOut(replayed.project, line.entry, replayed.lost)
      if ('inverse' in again) {
        replayed.history.push({ ...line.entry, inverse: again.inverse })
        known.set(operation.id, operation)
      } else {
        const how = 'Its result is kept; its place in the history is lost.'
        const where = `journal, operation ${line.revision}`
        parts.push({
          where,
          place: 'journal',
          name,
          what: again.reason,
          outcome: 'mended',
          how,
          said: [],
        })
      }
    }
    await breathe()
  }
}
