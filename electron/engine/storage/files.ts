import type { Course } from './course'
import type { Soon } from './soon'

/*
 * The file system as the storage layer sees it: few calls, each with one meaning, so that a test can put a
 * simulated disk in its place that drops, tears, fills up or dies at any one of them. Nothing here opens an
 * existing file for writing: a file is written by whoever created it, through the handle it was created with, and
 * takes another's place only by a rename. What is soon had may be had on the spot. `real-files.ts` is the one module of the storage layer that imports node:fs.
 */

export interface FileFacts {
  readonly kind: 'file' | 'folder' | 'other'
  /** In bytes. */
  readonly size: number
  /** Permission bits. */
  readonly mode: number
  /** When it was last written, in milliseconds since 1970, by the clock of the file system it is on. */
  readonly modified: number
  /** Which file this is, whatever its name: the same for two names of one file, never that of another open file. */
  readonly identity: string
}

export interface OpenFile {
  /** Reads into `into` from `position` in bytes. Returns how many bytes it got: 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>
  /** Writes at `position` in bytes. May write fewer than it was given and say so: use `writeAll`. */
  write(bytes: Uint8Array, position: number): Soon<number>
  truncate(length: number): Promise<void>
  /** Resolves when contents and facts are on the disk. */
  sync(): Promise<void>
  /** Resolves when the contents are on the disk, with as much of the facts as reading them back needs. */
  syncData(): Promise<void>
  facts(): Promise<FileFacts>
  close(): Promise<void>
}

/** Every call fails with an error that carries a POSIX `code` such as ENOENT. */
export interface Files {
  /** `read`: an existing file, for reading. `create`: a new one, for both; EEXIST where there is one. */
  open(path: string, how: 'read' | 'create', mode?: number): Promise<OpenFile>
  /** Atomic: `to` is at every moment the old file or the new one. On disk only after `syncFolder`. */
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  facts(path: string): Soon<FileFacts>
  /** Resolves when the folder's names are on the disk. */
  syncFolder(folder: string): Promise<void>
  /** The path without symbolic links, in the case in which it is on disk. */
  realPath(path: string): Promise<string>
  list(folder: string): Promise<string[]>
  /** Makes the folder and those above it, where they are not there. */
  makeFolder(path: string): Promise<void>
  mayWrite(path: string): Promise<boolean>
  /**
   * Calls `changed` when something happens to the file at `path`, until the returned function is called. Not every
   * file system says so, network drives among them: whoever has to know looks from time to time as well.
   */
  watch?(path: string, changed: () => void): () => void
}

/** The POSIX code of a file system's error; '' where it is something else, and so a defect. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** An error as a file system gives it. */
export function fileError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

/** Writes all of `bytes`, however many calls it takes. */
export function writeAll(file: OpenFile, bytes: Uint8Array, position: number): Soon<void> {
  for (let at = 0; at < bytes.length; ) {
    const count = file.write(bytes.subarray(at), position + at)
    if (count instanceof Promise) return writeRest(file, bytes.subarray(at), position + at, count)
    at += taken(count)
  }
}

/** The same on a disk that has not answered on the spot: `first` says how many of the bytes it has taken. */
async function writeRest(
  file: OpenFile,
  bytes: Uint8Array,
  position: number,
  first: Promise<number>,
): Promise<void> {
  for (let at = taken(await first); at < bytes.length; )
    at += taken(await file.write(bytes.subarray(at), position + at))
}

function taken(count: number): number {
  if (count <= 0) throw fileError('EIO', 'the disk took no more bytes and did not say why')
  return count
}

const readStep = 4 << 20

/** A file's bytes from `from` to `to`, at most to its end. */
export async function readRange(
  file: OpenFile,
  from: number,
  to: number,
  course?: Course,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.max(0, to - from))
  let got = 0
  while (got < bytes.length) {
    const count = await file.read(bytes.subarray(got, got + readStep), from + got)
    if (count === 0) break
    got += count
    course?.reached(got / bytes.length)
  }
  return bytes.subarray(0, got)
}

/** A whole file, and which it was. Rejects with EFBIG beyond `limit` bytes, with EISDIR where it is no file. */
export async function readWhole(
  files: Files,
  path: string,
  limit: number,
  course?: Course,
): Promise<{ bytes: Uint8Array; facts: FileFacts }> {
  // Asked before opening: opening a pipe would wait for ever.
  if ((await files.facts(path)).kind !== 'file') throw fileError('EISDIR')
  const file = await files.open(path, 'read')
  try {
    const facts = await file.facts()
    if (facts.size > limit) throw fileError('EFBIG')
    return { bytes: await readRange(file, 0, facts.size, course), facts }
  } finally {
    await file.close()
  }
}

/** Removes a file; that there is none is as good. */
export async function removeIfThere(files: Files, path: string): Promise<void> {
  try {
    await files.remove(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

export function factsIfThere(files: Files, path: string): Soon<FileFacts | null> {
  try {
    const facts = files.facts(path)
    return facts instanceof Promise ? facts.catch(noneIfNotThere) : facts
  } catch (error) {
    return noneIfNotThere(error)
  }
}

function noneIfNotThere(error: unknown): null {
  if (errorCode(error) === 'ENOENT') return null
  throw error
}
