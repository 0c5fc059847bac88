import { basename } from 'node:path'
import type { Course } from './course'
import { originalName, type ProjectNames } from './names'
import { editSentence, outsideEdits } from './outside-edits'
import { type ProjectDocument, projectVersion } from './project-document'

/* What an analyst is told about what was found at opening. A sentence says what it is about, what is safe, and where the rest is. */

export const openForReading = 'The project can be read here; a copy of it can be saved elsewhere and changed.'

export const readableOnly = ({ file }: ProjectNames) =>
  `You may read “${file}”, but not change it. A copy of it can be saved and changed.`

export const onlyRead = ({ file }: ProjectNames) => `“${file}” was opened to be read.`

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}

/** There is a journal where a session that ended well leaves none: always said, for how much it should hold nobody can know. */
export const broughtBack = (changes: number, revision: number, names: ProjectNames) =>
  `The last session was not closed to its end. ${cameBack(changes, revision, names)}`

/** The same where the journal was in use until then: what broke that session off is the taking over itself. */
export const takenOver = (changes: number, revision: number, names: ProjectNames) =>
  `The project was taken over. ${cameBack(changes, revision, names)}`

const cameBack = (changes: number, revision: number, { file, journalName }: ProjectNames) =>
  `${
    changes === 0
      ? `“${file}” held every change that its journal has.`
      : `${count(changes, 'change')} that “${file}” did not hold yet came back from ${journalName}.`
  } The project stands as it was after operation ${revision}.`

export const withoutJournal = ({ saved, history }: ProjectDocument, { file, journalName }: ProjectNames) =>
  `“${file}” was copied, or its journal removed, while it was being worked on. Everything up to ${saved.slice(0, 16).replace('T', ' ')} UTC (operation ${history.length}) is here; ` +
  `changes after that, if there were any, are in ${journalName}. If you have it, close the project, put it beside “${file}”, and open the project again.`

export const changed = ({ file }: ProjectNames) =>
  `“${file}” has been changed by something other than Claimbench since it was last saved.`

export const laterChanges = (number: number) => `the last ${count(number, 'change')} in its journal`

/** How many differences are named one by one. */
const named = 20

/** That the file is not as Claimbench wrote it, and what differs from what its history says. */
export async function changedOutside(
  document: ProjectDocument,
  names: ProjectNames,
  course?: Course,
): Promise<string[]> {
  const edits = await outsideEdits(document, course)
  if (edits.length === 0)
    return [
      `${changed(names)} Its records are still what its history made them, and no operation is missing or edited.${misplaced(document)}`,
    ]
  const parts = edits.slice(0, named).map(editSentence)
  const more = edits.length > named ? [`And ${count(edits.length - named, 'more difference')}.`] : []
  return [`${changed(names)} ${count(edits.length, 'difference')} from its own history:`, ...parts, ...more]
}

/** Chains do not tell which of two people’s operations came first; in a file that was changed, their dates may. */
function misplaced({ history }: ProjectDocument): string {
  const at = (i: number) => history[i]?.operation.at ?? ''
  const later = history.findIndex((_, i) => i > 0 && Date.parse(at(i)) < Date.parse(at(i - 1)))
  return later < 0 ? '' : ` history/${later + 1} is dated before history/${later}, which stands before it.`
}

/** A file that an earlier version wrote is about to be worked on. */
export const olderVersion = (version: number, { path, file }: ProjectNames) =>
  `“${file}” is in the format of an earlier Claimbench (version ${version}). Your first change writes it in the present one (version ${projectVersion}), which that Claimbench cannot open; the file as it is now will be kept beside it, as ${basename(originalName(path, version))}.`

/** A file, or the journal beside it, that a newer version wrote. `beyond`: what this one does not understand, counted. */
export const newerVersion = (version: number, beyond: readonly string[], { file }: ProjectNames) => {
  const left =
    beyond.length === 0
      ? 'Nothing in it was found that this one does not know, but it may mean more by it'
      : `Not shown, for this one does not know what to make of it: ${listed(beyond)}`
  return `“${file}” was written by a newer Claimbench (format ${version}; this one knows up to ${projectVersion}), so it can be read here and not changed. ${left}. The file stays as it is, and a copy saved from here is a copy of all of it.`
}

const listed = (parts: readonly string[]) =>
  [parts.slice(0, -1).join(', '), parts.at(-1)].filter(part => part !== '').join(' and ')

export const journalKept = (aside: string) =>
  `The journal as it was found is kept beside the project, as ${basename(aside)}.`
