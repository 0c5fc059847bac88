import { createHash } from 'node:crypto'
import { breather } from './breathing'
import type { Course } from './course'
import { checksumStart } from './project-document'

/** What is hashed in one go, in bytes: a millisecond or two. */
const step = 1 << 20

/** SHA-256 of bytes, in hexadecimal, made in steps that others can come between. */
export async function hashOfBytes(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  await into(hash, bytes)
  return hash.digest('hex')
}

/** SHA-256 of a project file's bytes, and of those before its checksum, in one go; null where it has none. */
export async function hashesOf(
  bytes: Uint8Array,
  course?: Course,
): Promise<{ readonly whole: string; readonly before: string | null }> {
  const end = await lastPlaceOf(checksumStart, bytes, course)
  const hash = createHash('sha256')
  await into(hash, bytes.subarray(0, Math.max(0, end)), course)
  const before = end < 0 ? null : hash.copy().digest('hex')
  await into(hash, bytes.subarray(Math.max(0, end)))
  return { whole: hash.digest('hex'), before }
}

/** Where the words stand last, or -1. Looked for in steps: in a file that breaks off they stand nowhere. */
async function lastPlaceOf(words: string, bytes: Uint8Array, course?: Course): Promise<number> {
  const breathe = breather(course)
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const length = Buffer.byteLength(words)
  for (let until = all.length; until >= length; until -= step) {
    const from = Math.max(0, until - step - length + 1)
    const found = all.subarray(from, until).lastIndexOf(words)
    if (found >= 0) return from + found
    await breathe()
  }
  return -1
}

async function into(hash: ReturnType<typeof createHash>, bytes: Uint8Array, course?: Course): Promise<void> {
  const breathe = breather(course)
  for (let at = 0; at < bytes.length; at += step) {
    hash.update(bytes.subarray(at, at + step))
    await breathe(at / bytes.length)
  }
}
