import type { Refusal } from '../operations/refusal'

/** An expected failure, in words for the analyst: what happened, to which file, what is safe and what to do. */
export interface Problem {
  readonly code:
    | Refusal['code']
    | 'not-open' // no project is open
    | 'read-only' // another writer holds the project, or the folder cannot be written
    | 'not-found' // no such file
    | 'unreadable' // no permission, or not what it says it is
    | 'not-a-project' // a file, but not one of ours
    | 'newer' // made by a newer Claimbench
    | 'damaged' // ours, but broken
    | 'disk' // the disk is full, or a write failed
    | 'too-large'
    | 'needs-confirmation' // it would remove a great part of the annotations: to be asked again with `confirmed`
    | 'cancelled' // who asked for it has given it up
    | 'overtaken' // the project was changed by something else meanwhile
    | 'disconnected' // the window has lost its engine
    | 'invalid-call' // the arguments do not fit the contract
    | 'bug' // a defect: nothing was expected to fail here
  readonly message: string
  /** The file it is about, as a path the analyst knows. */
  readonly file?: string
  /** What was shown as done and has been taken back, in the words of the history, oldest first. */
  readonly lost?: readonly string[]
}

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem }

export const done = <T>(value: T): Reply<T> => ({ ok: true, value })
export const failed = (
  code: Problem['code'],
  message: string,
  file?: string,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: file === undefined ? { code, message } : { code, message, file },
})

/** What does not work for a while, and why. */
export interface Trouble {
  /**
   * `writing`: a write failed, the operations that it held have been taken back (a `changed` event each), and nothing older
   * is lost. `folding`: the project file and its journal were not brought up to date. `snapshots`: none could be taken.
   * With these two every operation is on disk all the same.
   */
  readonly what: 'writing' | 'folding' | 'snapshots'
  readonly problem: Problem
}
