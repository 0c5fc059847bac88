import {
  type BigIntStats,
  close,
  constants,
  fchmod,
  fdatasync,
  fstat,
  fsync,
  ftruncate,
  open,
  read,
  stat,
  statSync,
  watch,
  write,
  writeSync,
} from 'node:fs'
import { access, mkdir, readdir, realpath, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode, type FileFacts, type Files, fileError, type OpenFile } from './files'
import { type Soon, soon } from './soon'

/** The files of this machine. */
export const realFiles: Files = {
  async open(path, how, mode) {
    const file = await asked<number>(back => open(path, how === 'create' ? 'wx+' : 'r', mode ?? 0o666, back))
    try {
      // The process's umask took bits away that the file to be replaced may have: 0664 stays 0664.
      if (how === 'create' && mode !== undefined) await asked<void>(back => fchmod(file, mode, back))
    } catch {
      // A file system without permission bits.
    }
    return new RealFile(file)
  },
  rename: (from, to) => patiently(() => rename(from, to)),
  remove: path => patiently(() => unlink(path)),
  facts: path => soon(quickly(path), factsOf),
  async syncFolder(folder) {
    // Windows has no such call for folders: its file systems journal a rename themselves.
    if (process.platform === 'win32') return
    const file = await realFiles.open(folder, 'read')
    try {
      await file.sync()
    } catch (error) {
      // Some network and FUSE file systems do not know the call. What they promise is then all there is.
      if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error
    } finally {
      await file.close()
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

/** What a call that answers by callback answers. The calls of node:fs/promises take half as long again. */
function asked<T>(call: (back: (error: Error | null, answer?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((error, answer) => {
      if (error) reject(error)
      else resolve(answer as T)
    })
  })
}

class RealFile implements OpenFile {
  readonly #file: number
  /** How many calls are under way. */
  #busy = 0
  #closing: Promise<void> | null = null
  #atRest: (() => void) | null = null
  /** Until when it is known to take a few bytes at once, by the clock of `performance`. */
  #takesAtOnce = 0

  constructor(file: number) {
    this.#file = file
  }

  read(into: Uint8Array, position: number): Promise<number> {
    return this.#ask((file, back) => read(file, into, 0, into.length, position, back))
  }
  /**
   * The system takes bytes into its memory, and what is few is taken in a fraction of the time that it takes to hand them to
   * another thread: they are given on the spot to a file that has just taken others soon. One that has not, keeps nobody
   * waiting. That they are on the disk is what `syncData` is for.
   */
  write(bytes: Uint8Array, position: number): Soon<number> {
    const began = performance.now()
    if (bytes.length <= few && began < this.#takesAtOnce && !this.#closing) {
      const count = writeSync(this.#file, bytes, 0, bytes.length, position)
      if (performance.now() - began > atOnce) this.#takesAtOnce = 0
      return count
    }
    return this.#ask<number>((file, back) => write(file, bytes, 0, bytes.length, position, back)).then(
      count => {
        const now = performance.now()
        this.#takesAtOnce = bytes.length <= few && now - began < quick ? now + counts : 0
        return count
      },
    )
  }
  truncate(length: number): Promise<void> {
    return this.#ask((file, back) => ftruncate(file, length, back))
  }
  sync(): Promise<void> {
    return this.#ask((file, back) => fsync(file, back))
  }
  syncData(): Promise<void> {
    return this.#ask((file, back) => fdatasync(file, back))
  }
  async facts(): Promise<FileFacts> {
    return factsOf(await this.#ask<BigIntStats>((file, back) => fstat(file, { bigint: true }, back)))
  }

  /** Once what is under way is over: the number of a file that has been closed is given to the next. */
  close(): Promise<void> {
    this.#closing ??= new Promise<void>(resolve => {
      if (this.#busy === 0) resolve()
      else this.#atRest = resolve
    }).then(() => asked(back => close(this.#file, back)))
    return this.#closing
  }

  #ask<T>(call: (file: number, back: (error: Error | null, answer?: T) => void) => void): Promise<T> {
    if (this.#closing) return Promise.reject(fileError('EBADF', 'the file has been closed'))
    return asked(back => {
      call(this.#file, (error, answer) => {
        if (--this.#busy === 0) this.#atRest?.()
        back(error, answer)
      })
      this.#busy++
    })
  }
}

/** How soon a folder or a file has to answer to be asked on the spot, how soon then, and how long it counts, in milliseconds. */
const [quick, atOnce, counts] = [5, 2, 400]
/** How many bytes are few: an operation, but not a text. */
const few = 16 << 10

/** Until when a folder is known to answer at once, by the clock of `performance`. */
const answersAtOnce = new Map<string, number>()

/**
 * What the system says of a path. To hand the question to another thread takes twenty times as long as the answer, and
 * three are asked for each operation: a folder that has just answered soon is asked on the spot. One that has not, as a
 * network drive may not, keeps nobody waiting.
 */
function quickly(path: string): Soon<BigIntStats> {
  const folder = dirname(path)
  const began = performance.now()
  if (began < (answersAtOnce.get(folder) ?? 0)) {
    const stats = statSync(path, { bigint: true })
    if (performance.now() - began > atOnce) answersAtOnce.delete(folder)
    return stats
  }
  answersAtOnce.delete(folder)
  return asked<BigIntStats>(back => stat(path, { bigint: true }, back)).then(stats => {
    const now = performance.now()
    if (now - began < quick) answersAtOnce.set(folder, now + counts)
    return stats
  })
}

const factsOf = (stats: BigIntStats): FileFacts => new Facts(stats)

/** Each is worked out when it is asked for: whoever writes a line asks three times, and for two of the five. */
class Facts implements FileFacts {
  readonly #stats: BigIntStats

  constructor(stats: BigIntStats) {
    this.#stats = stats
  }

  get kind(): FileFacts['kind'] {
    return this.#stats.isFile() ? 'file' : this.#stats.isDirectory() ? 'folder' : 'other'
  }
  get size(): number {
    return Number(this.#stats.size)
  }
  get mode(): number {
    return Number(this.#stats.mode & 0o777n)
  }
  get modified(): number {
    return Number(this.#stats.mtimeNs / 1_000n) / 1_000
  }
  get identity(): string {
    return `${this.#stats.dev}:${this.#stats.ino}`
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
