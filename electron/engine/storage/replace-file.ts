import { dirname } from 'node:path'
import { type Files, type OpenFile, removeIfThere, writeAll } from './files'

/**
 * Writes a new file beside the one that it is to replace, and has it on the disk. Each piece is handed to the system
 * before the next is made, so the event loop has a turn between them. Where anything fails there is no file left;
 * `onWritten` hears how many bytes are written, and may throw.
 */
export async function writeTemporary(
  files: Files,
  path: string,
  pieces: Iterable<string | Uint8Array>,
  mode?: number,
  onWritten?: (bytes: number) => void,
): Promise<{ readonly file: OpenFile; readonly length: number }> {
  await removeIfThere(files, path)
  const file = await files.open(path, 'create', mode)
  try {
    let length = 0
    for (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      await writeAll(file, bytes, length)
      length += bytes.length
      onWritten?.(length)
    }
    await file.sync()
    return { file, length }
  } catch (error) {
    await file.close().catch(() => undefined)
    await discard(files, path)
    throw error
  }
}

/** Has a temporary file take `path`'s place, in one step and for good. Where that fails there is no temporary file left. */
export async function putInPlace(files: Files, temporary: string, path: string): Promise<void> {
  await takePlace(files, temporary, path)
  await files.syncFolder(dirname(path))
}

/** The same, but for the flush of the folder: until then a power cut may bring the old file back. */
export async function takePlace(files: Files, temporary: string, path: string): Promise<void> {
  try {
    await files.rename(temporary, path)
  } catch (error) {
    await discard(files, temporary)
    throw error
  }
}

/** Replaces a file's contents: at every moment, and after a power cut, `path` is the old file or the new one. */
export async function replaceFile(
  files: Files,
  path: string,
  temporary: string,
  pieces: Iterable<string | Uint8Array>,
  mode?: number,
  onWritten?: (bytes: number) => void,
): Promise<void> {
  const { file } = await writeTemporary(files, temporary, pieces, mode, onWritten)
  await file.close()
  await putInPlace(files, temporary, path)
}

/** Removes a temporary file after a failure; that failure, not this one's, is what the analyst hears of. */
export async function discard(files: Files, path: string): Promise<void> {
  await removeIfThere(files, path).catch(() => undefined)
}
