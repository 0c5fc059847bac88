import { failed } from '#shared/api/problem'
import type { ProjectNames } from './names'

/* What an analyst need not worry about where something could not be written. */

export const notWritten = 'The last change was not kept. Everything confirmed before it is safe.'
export const journalFailed = 'The project file itself was written, and holds every confirmed change.'
export const foldFailed =
  'The project file is as it was before, and every confirmed change is in the journal beside it.'
export const closeFailed = ({ journalName }: ProjectNames) =>
  `The project file is as it was before. Every confirmed change is in ${journalName} beside it and comes back when the project is opened again: keep the two together.`

/** The reply of a closing whose fold was given up. */
export const closedUnfolded = (names: ProjectNames) =>
  failed('cancelled', `“${names.file}” was closed at once. ${closeFailed(names)}`, names.path)
