import { type BigIntStats, constants, watch } from 'node:fs'
import {
  access,
  type FileHandle,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode, type FileFacts, type Files, type OpenFile } from './files'

/** The files of this machine. */
export const realFiles: Files = {
  async open(path, how, mode) {
    const handle = await open(path, how === 'create' ? 'wx+' : 'r', mode ?? 0o666)
    try {
      // The process's umask took bits away that the file to be replaced may have: 0664 stays 0664.
      if (how === 'create' && mode !== undefined) await handle.chmod(mode)
    } catch {
      // A file system without permission bits.
    }
    return new RealFile(handle)
  },
  rename: (from, to) => patiently(() => rename(from, to)),
  remove: path => patiently(() => unlink(path)),
  facts: async path => factsOf(await stat(path, { bigint: true })),
  async syncFolder(folder) {
    // Windows has no such call for folders: its file systems journal a rename themselves.
    if (process.platform === 'win32') return
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } catch (error) {
      // Some network and FUSE file systems do not know the call. What they promise is then all there is.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error
    } finally {
      await handle.close()
    }
  },
  realPath: path => realpath(path),
  list: folder => readdir(folder),
  async makeFolder(path) {
    await mkdir(path, { recursive: true })
  },
  async mayWrite(path) {
    try {
      await access(path, constants.W_OK)
      return true
    } catch {
      return false
    }
  },
  watch(path, changed) {
    try {
      const watcher = watch(path, { persistent: false }, () => changed())
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      // A file system without such news, or a system that has no more watches to give.
      return () => undefined
    }
  },
}

class RealFile implements OpenFile {
  readonly #handle: FileHandle

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  async read(into: Uint8Array, position: number): Promise<number> {
    return (await this.#handle.read(into, 0, into.length, position)).bytesRead
  }
  async write(bytes: Uint8Array, position: number): Promise<number> {
    return (await this.#handle.write(bytes, 0, bytes.length, position)).bytesWritten
  }
  truncate(length: number): Promise<void> {
    return this.#handle.truncate(length)
  }
  sync(): Promise<void> {
    return this.#handle.sync()
  }
  syncData(): Promise<void> {
    return this.#handle.datasync()
  }
  async facts(): Promise<FileFacts> {
    return factsOf(await this.#handle.stat({ bigint: true }))
  }
  close(): Promise<void> {
    return this.#handle.close()
  }
}

function factsOf(stats: BigIntStats): FileFacts {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other',
    size: Number(stats.size),
    mode: Number(stats.mode & 0o777n),
    modified: Number(stats.mtimeNs / 1_000n) / 1_000,
    identity: `${stats.dev}:${stats.ino}`,
  }
}

/** On Windows a virus scanner or an indexer holds a fresh file for a moment: asked again, it has let go. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await act()
    } catch (error) {
      const held = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error))
      if (!held || wait > 640) throw error
      await pause(wait)
    }
  }
}
