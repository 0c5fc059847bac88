import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { errorCode, type Files, factsIfThere, readRange } from '../storage/files'
import { projectNames } from '../storage/names'
import { problemOf } from '../storage/problem-error'
import { projectFormat } from '../storage/project-document'

const nothingWritten = 'Nothing has been written.'

/**
 * Where an export to `path` goes: the file itself, where `path` leads to it by a link. Refused where that is a
 * project, by what it begins with or because somebody has it open: an export never takes a project's place.
 */
export async function exportTarget(files: Files, path: string): Promise<Reply<string>> {
  const name = basename(path)
  try {
    if (!(await factsIfThere(files, path))) return done(path)
    const target = await files.realPath(path)
    if (await factsIfThere(files, projectNames(target).lock))
      return failed('in-use', `“${name}” is a project that is open. Give the export another name.`, path)
    if (await beginsAsProject(files, target))
      return failed(
        'exists',
        `“${name}” is a project, and was left as it is. Give the export another name.`,
        path,
      )
    return done(target)
  } catch (error) {
    return { ok: false, problem: problemOf(error, path, nothingWritten) }
  }
}

/**
 * `path` with the suffix that belongs to it. Refused where there is a file of the longer name: the analyst was asked
 * about replacing the one that they named, not this one.
 */
export async function withSuffixAdded(files: Files, path: string, suffix: string): Promise<Reply<string>> {
  if (path.endsWith('.json') || path.endsWith(suffix)) return done(path)
  const full = `${path}${suffix}`
  try {
    if (!(await factsIfThere(files, full))) return done(full)
  } catch (error) {
    return { ok: false, problem: problemOf(error, full, nothingWritten) }
  }
  return failed(
    'exists',
    `There is a file “${basename(full)}” already; it was left as it is. Choose it to replace it, or another name.`,
    full,
  )
}

/** Whether a file's first words are those of a project file. One that may not be read is none that we know of. */
async function beginsAsProject(files: Files, path: string): Promise<boolean> {
  if ((await files.facts(path)).kind !== 'file') return false
  try {
    const file = await files.open(path, 'read')
    try {
      const head = new TextDecoder().decode(await readRange(file, 0, 1_000))
      return new RegExp(`^\\uFEFF?\\s*\\{\\s*"format"\\s*:\\s*"${projectFormat}"`).test(head)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === '') throw error
    return false
  }
}
