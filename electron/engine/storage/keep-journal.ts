import { type Files, readWhole } from './files'
import type { JournalReading } from './journal-lines'
import { keepOriginal } from './keep-original'
import { asideName, originalName, type ProjectNames, temporaryName } from './names'
import { projectSizeLimit, projectVersion } from './project-document'
import { replaceFile } from './replace-file'

/** Copies the journal to a name of its own, for it holds what could not be used. Gives that name. */
export async function keepJournal(
  files: Files,
  names: ProjectNames,
  now: Date,
  nonce: string,
): Promise<string> {
  const { bytes } = await readWhole(files, names.journal, projectSizeLimit)
  const aside = asideName(names, now)
  await replaceFile(files, aside, temporaryName(aside, nonce), [bytes])
  return aside
}

/** A journal of an earlier version is kept as it was, as the project file will be: the two belong together. */
export async function keepOlderJournal(
  files: Files,
  names: ProjectNames,
  { header, lines }: JournalReading,
  nonce: string,
): Promise<void> {
  if (!header || header.version >= projectVersion || lines.length === 0) return
  const temporary = temporaryName(names.journal, nonce)
  await keepOriginal(files, names.journal, temporary, originalName(names.journal, header.version))
}
