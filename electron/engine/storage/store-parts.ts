import type { HeldBy, ReadOnlyCause } from '#shared/api/views'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { Course } from './course'
import type { Files } from './files'
import type { Journal } from './journal'
import type { LaterCheck } from './later-check'
import type { Ledger } from './ledger'
import type { Lock } from './lock'
import type { ProjectNames } from './names'
import type { ProjectDocument } from './project-document'
import type { ProjectFileAdapter } from './project-file'

/** What it takes to write: the lock, and the two files that only its holder touches. */
export interface Writer {
  readonly lock: Lock
  readonly adapter: ProjectFileAdapter
  readonly journal: Journal
}

/** Why a project cannot be written to: what the reason is, and as a sentence for the analyst. */
export interface ReadOnly {
  readonly cause: ReadOnlyCause
  readonly message: string
  /** Who has it, where somebody is known to. */
  readonly heldBy?: HeldBy | null
}

export interface StoreParts {
  readonly files: Files
  readonly names: ProjectNames
  readonly now: () => Date
  readonly project: IndexedProject
  readonly document: ProjectDocument
  /** The document's history and what the journal added to it. */
  readonly ledger: Ledger
  readonly recovery: readonly string[]
  readonly writer: Writer | null
  readonly readOnly: ReadOnly | null
  /** Whether there is a project file yet. */
  readonly founded: boolean
  /** Of whoever waits for a project file that is still to be made. */
  readonly founding: Course | undefined
  /** The check of a history that was not read at opening. */
  readonly later: LaterCheck | null
  /** Where a newer version wrote it: what of it is not shown, as a sentence. */
  readonly newer: string | null
}
