import { failed, type Problem } from '#shared/api/problem'
import { errorCode, type Files, factsIfThere, type OpenFile, removeIfThere, writeAll } from './files'
import type { ProjectNames } from './names'
import { ProblemError } from './problem-error'

/*
 * One writer to a project: a file beside it that only one can create, keyed on the project's real path. It says who
 * writes, and is written again twice a second. Having it is not enough, for a writer that was stopped may wake to find
 * it taken: before each write and again before it is acknowledged the lock must still be the very file we made.
 */

/** Who holds a project. */
export interface Holder {
  readonly host: string
  readonly user: string
  readonly since: string
  /** How long ago it last showed a sign of life, in milliseconds. */
  readonly silent: number
}

/** How often the holder shows a sign of life and looks whether the lock is still its own, in milliseconds. */
const beat = 500

/** The locks that this process has, by their nonce. Another with its words is one that it could not remove. */
export const heldHere = new Set<string>()

export class Lock {
  readonly nonce: string
  readonly #files: Files
  readonly #path: string
  readonly #file: OpenFile
  readonly #identity: string
  readonly #content: Uint8Array
  #keeping: (() => void) | undefined

  constructor(
    files: Files,
    path: string,
    file: OpenFile,
    identity: string,
    nonce: string,
    content: Uint8Array,
  ) {
    this.#files = files
    this.#path = path
    this.#file = file
    this.#identity = identity
    this.#content = content
    this.nonce = nonce
  }

  /** Whether the lock is still the file that we made. We hold it open, so no other can come to have its identity. */
  async isOurs(): Promise<boolean> {
    return (await factsIfThere(this.#files, this.#path))?.identity === this.#identity
  }

  /**
   * Shows signs of life, and says when the lock has been lost: at once where the file system tells of it, within half
   * a second where it does not.
   */
  keep(lost: () => void): void {
    const check = async (): Promise<boolean> => {
      const ours = await this.isOurs()
      if (ours || !this.#keeping) return ours
      this.#stop()
      lost()
      return false
    }
    // A disk that does not answer now may answer later; writing to the project has its own check.
    const glance = () => void check().catch(() => undefined)
    const show = () =>
      void check()
        .then(ours => (ours && this.#keeping ? writeAll(this.#file, this.#content, 0) : undefined))
        .catch(() => undefined)
    const timer = setInterval(show, beat)
    timer.unref()
    const blind = this.#files.watch?.(this.#path, glance)
    this.#keeping = () => {
      clearInterval(timer)
      blind?.()
    }
  }

  async release(): Promise<void> {
    this.#stop()
    try {
      if (await this.isOurs()) await removeIfThere(this.#files, this.#path)
    } catch (error) {
      // A disk that has become read-only keeps it: whoever comes next sees that nobody has it.
      if (errorCode(error) === '') throw error
    } finally {
      heldHere.delete(this.nonce)
      await this.#file.close().catch(() => undefined)
    }
  }

  #stop(): void {
    this.#keeping?.()
    this.#keeping = undefined
  }
}

/** Rejects where the lock is no longer ours. */
export async function fence(lock: Lock, names: ProjectNames): Promise<void> {
  if (!(await lock.isOurs())) throw new ProblemError(lockLost(names))
}

export function lockLost({ path, file }: ProjectNames): Problem {
  return failed(
    'read-only',
    `“${file}” has been taken over in another window or on another computer, so nothing more is written here. Every confirmed change is in it.`,
    path,
  ).problem
}

/** Who holds the project, as a sentence for the analyst. */
export function heldSentence(file: string, holder: Holder | null, here: string): string {
  const can = 'It can be read here, and a copy of it can be saved and changed.'
  if (!holder) return `“${file}” is just being opened elsewhere. ${can}`
  const who = holder.user === '' ? 'Somebody' : holder.user
  const where = holder.host === here ? 'in another window on this computer' : `on ${holder.host}`
  const seconds = Math.round(holder.silent / 1_000)
  const seen =
    seconds > 60
      ? `, last heard of ${seconds < 7_200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3_600)} hours`} ago`
      : ''
  return `“${file}” is open ${where}: ${who} is working on it${seen}. ${can}`
}
