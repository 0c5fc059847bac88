import { open, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { Written } from '#shared/api/views'

/**
 * Writes an exported file whole or not at all: what stood there before stays until the new one is complete and on
 * disk. Gives the event loop a turn between pieces.
 */
export async function writeOut(path: string, pieces: Iterable<string>): Promise<Reply<Written>> {
  const draft = `${path}.part`
  try {
    const bytes = await writePieces(draft, pieces)
    await rename(draft, path)
    return done({ path, bytes })
  } catch (error) {
    await rm(draft, { force: true })
    return failed(
      'disk',
      `${basename(path)} could not be written (${reason(error)}). Nothing else has changed.`,
      path,
    )
  }
}

async function writePieces(path: string, pieces: Iterable<string>): Promise<number> {
  const file = await open(path, 'w')
  try {
    let bytes = 0
    let waiting = ''
    for (const piece of pieces) {
      waiting += piece
      if (waiting.length < 1 << 18) continue
      bytes += Buffer.byteLength(waiting)
      await file.writeFile(waiting)
      waiting = ''
    }
    await file.writeFile(waiting)
    await file.sync()
    return bytes + Buffer.byteLength(waiting)
  } finally {
    await file.close()
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EACCES: 'you have no permission to write here',
  EPERM: 'you have no permission to write here',
  EROFS: 'the disk is read-only',
  ENOENT: 'the folder is no longer there',
  EISDIR: 'there is a folder of that name',
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return reasons[code] ?? `the system says ${code || 'no'}`
}
