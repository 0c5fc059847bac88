import { basename } from 'node:path'
import type { Problem } from '#shared/api/problem'
import { errorCode } from './files'

const limits = 'Make room there: delete other files, or move some to another disk. Then try again.'

/** What each of the file system's refusals means to an analyst: the first half of a sentence about `name`. */
const causes: Readonly<Record<string, (name: string) => readonly [Problem['code'], string]>> = {
  ENOSPC: name => ['disk', `The disk is full: “${name}” could not be written. ${limits}`],
  EDQUOT: name => ['disk', `Your share of the disk is used up: “${name}” could not be written. ${limits}`],
  EFBIG: name => ['too-large', `“${name}” is larger than Claimbench, or this disk, can hold in one file.`],
  EIO: name => ['disk', `The disk reported an error while “${name}” was read or written.`],
  EROFS: name => ['read-only', `The disk that “${name}” is on cannot be written to.`],
  EACCES: name => ['unreadable', `You have no permission for “${name}” or its folder.`],
  EPERM: name => ['unreadable', `You have no permission for “${name}” or its folder.`],
  ENOENT: name => [
    'not-found',
    `“${name}” is not there: it, or its folder, has been moved, renamed or deleted.`,
  ],
  ENOTDIR: name => ['not-found', `“${name}” is not there: part of its path is not a folder.`],
  ELOOP: name => ['unreadable', `“${name}” is a link that leads in a circle.`],
  ENAMETOOLONG: name => ['unreadable', `The name “${name}” is longer than this disk allows.`],
  EISDIR: name => ['unreadable', `“${name}” is not a file.`],
  EMFILE: name => ['disk', `Too many files are open at once: “${name}” could not be opened.`],
  EBUSY: name => ['disk', `Another program is holding “${name}”.`],
}

/** A file system's error as a problem; `safe` says what the analyst need not worry about. A defect is thrown on. */
export function fileProblem(error: unknown, path: string, safe: string): Problem {
  const code = errorCode(error)
  if (code === '') throw error
  const [kind, cause] = causes[code]?.(basename(path)) ?? [
    'disk',
    `“${basename(path)}” could not be read or written (${code}).`,
  ]
  return { code: kind, message: safe === '' ? cause : `${cause} ${safe}`, file: path }
}
