import type { TableName } from '../model/tables'
import type { SnapshotRow } from './compare-views'
import type { Written } from './views'

/**
 * What becomes of a part of a damaged project: it stays as it is, something of it was put right, it came back from the
 * project's own history, or it could not be kept.
 */
export const rescueOutcomes = ['left-out', 'mended', 'restored', 'kept'] as const
export type RescueOutcome = (typeof rescueOutcomes)[number]

/** Where in the files a part was. */
export type RescuePlace = TableName | 'texts' | 'history' | 'journal' | 'file'

/** One part of a damaged project about which there is something to say. Parts that are sound are counted, not listed. */
export interface RescuePart {
  /** For whoever opens the file by hand: `claims/claim-3f…`, `history/17`, `line 40`. */
  readonly where: string
  readonly place: RescuePlace
  /** What an analyst calls it: `Claim “over 10,000 soldiers”`. */
  readonly name: string
  /** What is wrong with it: `its words are not in the article`. */
  readonly what: string
  readonly outcome: RescueOutcome
  /** What was done about it, as a sentence. */
  readonly how: string
  /** What it said, where it could not be kept whole: its quotes, wording and note, as far as they can be read. */
  readonly said: readonly string[]
}

/** How many records of a kind are in the rescued project, and how many of them came back, were mended, or are not there. */
export interface RescueTotal {
  readonly place: RescuePlace
  readonly rescued: number
  readonly restored: number
  readonly mended: number
  readonly leftOut: number
}

/** What can be rescued from a damaged project file, and what cannot. */
export interface RescueReport {
  /** The damaged file's path. It is never changed. */
  readonly path: string
  readonly fileName: string
  readonly title: string
  /** When the damaged file was last written, where it says so. */
  readonly saved: string | null
  /** What is wrong with the file as a whole, as a clause: `it is not whole JSON`. */
  readonly what: string
  /** Whether there is anything to be rescued. */
  readonly readable: boolean
  /** Whether every record could be held against the history: where not, a word changed here or there goes unseen. */
  readonly compared: boolean
  readonly totals: readonly RescueTotal[]
  readonly parts: readonly RescuePart[]
}

/** A report as it goes to a window: long ones are cut, and the whole can be saved. */
export interface RescueView extends RescueReport {
  /** How many parts there are to tell of, of which the window has been given some. */
  readonly partCount: number
  /** What the rescue comes to, in two or three sentences. */
  readonly summary: string
  /** A path for the rescued project: beside the damaged one, where there is nothing yet. */
  readonly suggested: string
  /** Where the damaged file is, for whoever looks for a backup. */
  readonly folder: string
  /** Other files beside it that may hold the project as it was, each by its name and what it is: `its original in the format of version 1`. */
  readonly beside: readonly { readonly fileName: string; readonly what: string }[]
  /** Earlier states of the project that are kept beside it, newest first. */
  readonly snapshots: readonly SnapshotRow[]
}

/** What was written, and how many parts are not in it, operations of the history not counted. */
export interface Rescued extends Written {
  readonly leftOut: number
}
