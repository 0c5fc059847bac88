import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Written } from '#shared/api/views'
import { errorCode, type Files } from '../storage/files'
import { batched } from '../storage/json-pieces'
import { temporaryName } from '../storage/names'
import { problemOf } from '../storage/problem-error'
import { realFiles } from '../storage/real-files'
import { replaceFile } from '../storage/replace-file'
import { exportTarget } from './export-target'

/**
 * Writes an exported file whole or not at all: what stood there before stays until the new one is complete and on
 * disk. Never over a project. Gives the event loop a turn between pieces.
 */
export async function writeOut(
  path: string,
  pieces: Iterable<string>,
  files: Files = realFiles,
): Promise<Reply<Written>> {
  const target = await exportTarget(files, path)
  if (!target.ok) return target
  try {
    await replaceFile(files, target.value, temporaryName(target.value, randomUUID()), batched(pieces))
    return done({ path, bytes: (await files.facts(target.value)).size })
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return failed('not-found', `“${basename(path)}” could not be written: its folder is not there.`, path)
    return { ok: false, problem: problemOf(error, path, 'Nothing else has changed.') }
  }
}
