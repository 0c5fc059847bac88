import type { AnnotatorId, OperationId } from '../model/ids'
import type { FileRequest } from './contract'
import type { Trouble } from './problem'
import type { Told } from './told'
import type { Counts, ProjectHead, UndoState } from './views'

/** The task under which the project that a window begins on is opened: no page has asked for it. */
export const firstOpening = 'first-project'

/** What the engine tells the window without being asked. */
export type WorkbenchEvent =
  /**
   * An operation has been applied. It is on disk when `durable` says its revision. `version` grows with every change of
   * the project, one that is taken back because it could not be written among them: what is read says of which it is.
   */
  | {
      readonly type: 'changed'
      readonly revision: number
      readonly version: number
      readonly told: Told
      readonly operation: {
        readonly id: OperationId
        readonly by: AnnotatorId
        readonly at: string
        readonly title: string
      }
      readonly counts: Counts
      readonly undo: UndoState
    }
  /** Every operation up to this revision is on disk. */
  | { readonly type: 'durable'; readonly revision: number }
  /** Something does not work, the gravest where it is more than one thing. */
  | ({ readonly type: 'trouble' } & Trouble)
  /** Everything works again. */
  | { readonly type: 'recovered' }
  /** Another project is open, or none, or the open one has become read-only or writable. */
  | { readonly type: 'project'; readonly project: ProjectHead | null }
  /**
   * How far a call that takes long has come: `done` from 0 to 1, and what is being done, in words; '' where the window has
   * nothing more to wait for, though the answer is still to come. `giveUp`: what giving it up is called where that is not
   * to cancel it.
   */
  | {
      readonly type: 'progress'
      readonly task: string
      readonly what: string
      readonly done: number
      readonly giveUp?: string
    }
  /** The host has no dialog of its own: the window shows one and answers with `files.answer`. */
  | { readonly type: 'ask'; readonly ask: string; readonly request: FileRequest }
  /**
   * A menu item was chosen, named as in the command palette. `path` is there where the host knows the file that it
   * is about: a recent project, or one that was opened from the desktop.
   */
  | { readonly type: 'command'; readonly command: string; readonly path?: string }
