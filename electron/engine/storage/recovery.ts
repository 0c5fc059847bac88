import type { OperationId } from '#shared/model/ids'
import type { JournalLine, JournalReading } from './journal-lines'
import type { ProjectNames } from './names'
import type { ProjectDocument } from './project-document'
import { count } from './recovery-sentences'

/** What a journal found beside a project file means for the project. */
export interface Recovery {
  /** Lines to be applied on top of the project file, in order. */
  readonly apply: readonly JournalLine[]
  /** Whether the journal holds what cannot be used, and so is to be kept. */
  readonly keep: boolean
  /** Whether file and journal do not fit each other; while another writer is at work that passes. */
  readonly misfit: boolean
  /** What was found, a sentence each. */
  readonly sentences: readonly string[]
}

/** A project file's place in its history: of an operation only its id counts here. */
export interface Extent {
  readonly project: ProjectDocument['project']
  readonly history: readonly { readonly operation: { readonly id: string } }[]
}

/**
 * How the journal continues the project file. The two fit where the journal says of the file's last operation what
 * the file says itself; everything after it is then applied. What is in the file already is skipped: that is how a
 * crash between the two steps of a fold looks. Anything else is never applied, and kept.
 */
export function reconcile(document: Extent, journal: JournalReading, names: ProjectNames): Recovery {
  const { header, lines } = journal
  const [project] = document.project.info.values()
  const sentences = soundness(journal, names)
  const keep = journal.damaged
  const stays = `“${names.file}” is opened without it.`
  const misfit = (sentence: string): Recovery => ({
    apply: [],
    keep: true,
    misfit: true,
    sentences: [...sentences, sentence],
  })

  if (header && project && header.project !== project.id) {
    return misfit(`The journal ${names.journalName} belongs to another project. ${stays}`)
  }
  const revision = document.history.length
  const base = lines[0] ? lines[0].revision - 1 : header?.base
  if (base === undefined) return { apply: [], keep, misfit: false, sentences }
  if (base > revision) {
    return misfit(
      `“${names.file}” is older than its journal: it ends with operation ${revision}, and ${names.journalName} goes on after ${base}. ` +
        `${count(base - revision, 'operation')} between them ${base - revision === 1 ? 'is' : 'are'} missing; a newer copy of “${names.file}” has them. ${stays}`,
    )
  }
  const last = base + lines.length
  if (
    revision <= last &&
    operationAt(lines, base, revision) === (document.history.at(-1)?.operation.id ?? null)
  ) {
    const apply = lines.slice(revision - base)
    return { apply, keep, misfit: false, sentences }
  }
  const missing = notIn(document.history, lines)
  if (missing === 0) return { apply: [], keep, misfit: false, sentences }
  return misfit(
    `“${names.file}” and ${names.journalName} have gone different ways: the journal has ${count(missing, 'operation')} that the file does not have. ${stays}`,
  )
}

/** What belongs to the file's history at `revision`, as the journal has it. */
function operationAt(
  lines: readonly JournalLine[],
  base: number,
  revision: number,
): OperationId | null | undefined {
  // A journal without operations continues whatever stands at its base.
  if (lines.length === 0) return undefined
  return revision === base ? lines[0]?.after : lines[revision - base - 1]?.entry.operation.id
}

function notIn(history: Extent['history'], lines: readonly JournalLine[]): number {
  if (lines.length === 0) return 0
  const known = new Set<string>(history.map(({ operation }) => operation.id))
  return lines.filter(({ entry }) => !known.has(entry.operation.id)).length
}

function soundness(journal: JournalReading, names: ProjectNames): string[] {
  if (journal.damaged) {
    const [first] = journal.faults
    const stranded =
      journal.stranded > 0 ? ` ${count(journal.stranded, 'operation')} after that could not be applied.` : ''
    return [
      `The journal ${names.journalName} is damaged (${first?.where}: ${first?.what}).${stranded} What was whole before it has been applied.`,
    ]
  }
  if (journal.tornBytes > 0) {
    return [
      `The last ${count(journal.tornBytes, 'byte')} of ${names.journalName} had not been written in full and were left out: a change that had not been confirmed, unless the disk itself is failing.`,
    ]
  }
  return []
}
