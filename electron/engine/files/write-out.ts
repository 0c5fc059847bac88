import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Written } from '#shared/api/views'
import type { Course } from '../storage/course'
import { errorCode, type Files } from '../storage/files'
import { batched } from '../storage/json-pieces'
import { temporaryName } from '../storage/names'
import { problemOf } from '../storage/problem-error'
import { realFiles } from '../storage/real-files'
import { replaceFile } from '../storage/replace-file'
import { exportTarget } from './export-target'

/**
 * Writes an exported file whole or not at all: what stood there before stays until the new one is complete and on
 * disk. Never over a project. Gives the event loop a turn between pieces. Given up, it leaves what stood there: whoever
 * makes the pieces says how many there are, and `course` is asked between them.
 */
export async function writeOut(
  path: string,
  pieces: Iterable<string>,
  { files = realFiles, course }: { readonly files?: Files; readonly course?: Course } = {},
): Promise<Reply<Written>> {
  const target = await exportTarget(files, path)
  if (!target.ok) return target
  try {
    const temporary = temporaryName(target.value, randomUUID())
    const onWritten = () => course?.reached()
    await replaceFile(files, target.value, temporary, batched(pieces), undefined, onWritten)
    return done({ path, bytes: (await files.facts(target.value)).size })
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return failed('not-found', `“${basename(path)}” could not be written: its folder is not there.`, path)
    return { ok: false, problem: problemOf(error, path, 'Nothing else has changed.') }
  }
}
