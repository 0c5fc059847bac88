import { failed, type Problem } from '#shared/api/problem'
import type { ProjectId } from '#shared/model/ids'
import {
  errorCode,
  type FileFacts,
  type Files,
  factsIfThere,
  type OpenFile,
  readRange,
  writeAll,
} from './files'
import { headerLine, type JournalLine, lineBytes } from './journal-lines'
import { ProblemError } from './problem-error'
import { discard, putInPlace, writeTemporary } from './replace-file'
import { type Soon, soon } from './soon'

/** At which point of the project's life a journal begins. */
export interface JournalStart {
  readonly project: ProjectId
  readonly epoch: number
  readonly base: number
}

export interface JournalPlace {
  readonly files: Files
  readonly path: string
  readonly temporary: string
  /** Permission bits: the project file's. */
  readonly mode: number | undefined
  /** Resolves when anything may be appended at all; fails where nothing ever may. What comes before waits in its order. */
  ready(): Soon<void>
  /** Fails where this writer may no longer write: asked before every write, and again before it is acknowledged. */
  fence(): Soon<void>
}

interface Pending {
  readonly line: JournalLine
  /** The line's, where they have been made. */
  readonly bytes: Uint8Array | undefined
  resolve(): void
  reject(error: unknown): void
}

/** Lines that wait are written together, up to about this many bytes at once. */
const groupBytes = 4 << 20

/**
 * The append-only file beside the project. `append` resolves when its line is on the disk; lines that come while a
 * flush is under way share the next. Where a write fails, the line, those with it and those that wait for it are
 * refused together, for they build on each other, and the file is cut back to what had been acknowledged. On a disk
 * that answers on the spot a line is written before `append` returns, and whoever called goes on while it is flushed.
 *
 * A flush that fails leaves nobody able to say what is on the disk, and a file that somebody else has changed is not
 * ours to go on with: the journal is then broken until a fold has begun a new one.
 */
export class Journal {
  readonly #place: JournalPlace
  #start: JournalStart
  #file: OpenFile | null = null
  #identity = ''
  #length = 0
  /** Where each line ends, in bytes; the header first. */
  #ends: number[] = []
  #broken: Problem | null = null
  #queue: Pending[] = []
  #turn: Promise<void> = Promise.resolve()
  /** How many have their turn or wait for it. */
  #turns = 0

  constructor(place: JournalPlace, start: JournalStart) {
    this.#place = place
    this.#start = start
  }

  get exists(): boolean {
    return this.#file !== null
  }
  get broken(): boolean {
    return this.#broken !== null
  }
  /** In bytes. */
  get length(): number {
    return this.#length
  }
  /** The revision of the last line on the disk. */
  get revision(): number {
    return this.#start.base + Math.max(0, this.#ends.length - 1)
  }

  append(line: JournalLine, bytes?: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ line, bytes, resolve, reject })
      if (this.#queue.length === 1) void this.#alone(() => this.#flush())
    })
  }

  /** Begins the file anew, with `lines` in it. Where one is there already, it is replaced. */
  begin(start: JournalStart, lines: readonly JournalLine[]): Promise<void> {
    return this.#alone(async () => {
      const bytes: Uint8Array[] = []
      for (const line of lines) bytes.push(await lineBytes(line))
      await this.#replace(start, bytes)
    })
  }

  /** Begins the file anew after a fold: lines that the project file does not hold are carried over. */
  restart(start: JournalStart): Promise<void> {
    return this.#alone(async () => {
      if (this.#file === null) {
        this.#start = start
        return
      }
      const last = this.revision
      if (this.#broken && last !== start.base) throw new ProblemError(this.#broken)
      const kept: Uint8Array[] = []
      for (let revision = start.base + 1; revision <= last; revision++) {
        const i = revision - this.#start.base
        kept.push(await readRange(this.#file, this.#ends[i - 1] ?? 0, this.#ends[i] ?? 0))
      }
      await this.#replace(start, kept)
    })
  }

  /** Lets go of the file. */
  close(): Promise<void> {
    return this.#alone(async () => {
      await this.#file?.close()
      this.#file = null
    })
  }

  /** One at a time, in the order asked for. */
  #alone(work: () => Promise<void>): Promise<void> {
    const done = this.#turns++ === 0 ? work() : this.#turn.then(work)
    const over = () => void this.#turns--
    this.#turn = done.then(over, over)
    return done
  }

  async #flush(): Promise<void> {
    while (this.#queue.length > 0) {
      const group: Pending[] = []
      const parts: Uint8Array[] = []
      try {
        if (this.#broken) throw new ProblemError(this.#broken)
        // The disk answers while the lines are made.
        const inPlace = soon(this.#place.ready(), () => this.#checkPlace())
        if (inPlace instanceof Promise) inPlace.catch(() => undefined)
        for (let bytes = 0, next = this.#queue[0]; next && bytes < groupBytes; next = this.#queue[0]) {
          group.push(next)
          this.#queue.shift()
          const made = next.bytes ?? lineBytes(next.line)
          const part = made instanceof Promise ? await made : made
          parts.push(part)
          bytes += part.length
        }
        if (inPlace instanceof Promise) await inPlace
        if (this.#file === null) await this.#replace(this.#start, [])
        await this.#write(parts)
      } catch (error) {
        const refused = [...group, ...this.#queue]
        this.#queue = []
        for (const { reject } of refused) reject(error)
        return
      }
      for (const { resolve } of group) resolve()
    }
  }

  async #write(parts: readonly Uint8Array[]): Promise<void> {
    const file = this.#file as OpenFile
    const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)
    try {
      const taken = writeAll(file, bytes, this.#length)
      if (taken instanceof Promise) await taken
      await file.syncData().catch(error => {
        this.#broken = this.#problem(
          'disk',
          `could not be written to the disk for certain (${errorCode(error)})`,
        )
        throw error
      })
    } catch (error) {
      await this.#cutBack(file)
      throw error
    }
    // The lock is taken before the journal is read: if it is still ours, whoever takes it next will find these lines.
    const fenced = this.#place.fence()
    if (fenced instanceof Promise) await fenced
    for (const part of parts) {
      this.#length += part.length
      this.#ends.push(this.#length)
    }
  }

  /** The file must be the one we wrote, as long as we left it. */
  #checkPlace(): Soon<void> {
    const facts = factsIfThere(this.#place.files, this.#place.path)
    const fenced = this.#place.fence()
    if (facts instanceof Promise || fenced instanceof Promise)
      return Promise.all([facts, fenced]).then(([found]) => this.#checkAsLeft(found))
    return this.#checkAsLeft(facts)
  }

  #checkAsLeft(facts: FileFacts | null): void {
    if (this.#file === null ? facts === null : isAsLeft(facts, this.#identity, this.#length)) return
    this.#broken = this.#problem(
      'disk',
      facts === null ? 'has been removed by another program' : 'has been changed by another program',
    )
    throw new ProblemError(this.#broken)
  }

  async #replace(start: JournalStart, lines: readonly Uint8Array[]): Promise<void> {
    const { files, path, temporary, mode } = this.#place
    const parts = [headerLine(start), ...lines]
    const { file, length } = await writeTemporary(files, temporary, parts, mode)
    try {
      const { identity } = await file.facts()
      await this.#place.fence()
      // Closed first, for Windows replaces no file that is open; from here on the old one is of no use.
      await this.#file?.close()
      this.#file = file
      this.#broken = this.#problem('disk', 'could not be begun anew')
      await putInPlace(files, temporary, path).catch(error => {
        this.#broken = this.#problem('disk', `could not be begun anew (${errorCode(error)})`)
        throw error
      })
      this.#identity = identity
    } catch (error) {
      if (this.#file !== file) {
        await file.close().catch(() => undefined)
        await discard(files, temporary)
      }
      throw error
    }
    this.#start = start
    this.#length = length
    let end = 0
    this.#ends = parts.map(part => {
      end += part.length
      return end
    })
    this.#broken = null
  }

  /** Takes off what was not acknowledged. If even that fails, nothing more is written to this file. */
  async #cutBack(file: OpenFile): Promise<void> {
    try {
      await file.truncate(this.#length)
      await file.syncData()
    } catch (error) {
      this.#broken ??= this.#problem(
        'disk',
        `could not be cut back after a failed write (${errorCode(error)})`,
      )
    }
  }

  #problem(code: Problem['code'], what: string): Problem {
    return failed(
      code,
      `The journal beside the project ${what}. Every change that was confirmed is kept; Claimbench writes the whole project anew to go on.`,
      this.#place.path,
    ).problem
  }
}

function isAsLeft(facts: FileFacts | null, identity: string, length: number): boolean {
  return facts !== null && facts.identity === identity && facts.size === length
}
