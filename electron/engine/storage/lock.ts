import { failed, type Problem } from '#shared/api/problem'
import type { HeldBy } from '#shared/api/views'
import { errorCode, type Files, factsIfThere, type OpenFile, removeIfThere, writeAll } from './files'
import { type Holder, heldBy, holderIn, type LockWords, lockBytes, readLockWords } from './lock-words'
import type { ProjectNames } from './names'
import { ProblemError } from './problem-error'
import { type Soon, soon } from './soon'

/*
 * One writer to a project: a file beside it that only one can create, keyed on the project's real path. It says who
 * writes, and is written again twice a second. Having it is not enough, for a writer that was stopped may wake to find
 * it taken: before each write and again before it is acknowledged the lock must still be the very file we made.
 */

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
  #words: LockWords
  #content: Uint8Array
  #lost = false
  #takenBy: HeldBy | null = null
  #keeping: (() => void) | undefined

  constructor(files: Files, path: string, file: OpenFile, identity: string, words: LockWords) {
    this.#files = files
    this.#path = path
    this.#file = file
    this.#identity = identity
    this.#words = words
    this.#content = lockBytes(words)
    this.nonce = words.nonce
  }

  /** Whether the lock is still the file that we made. We hold it open, so no other can come to have its identity. */
  isOurs(): Soon<boolean> {
    return soon(factsIfThere(this.#files, this.#path), facts => {
      const ours = facts?.identity === this.#identity
      if (!ours) this.#lost = true
      return ours
    })
  }

  /** Whether it has been seen to be somebody else's, or nobody's. */
  get lost(): boolean {
    return this.#lost
  }

  /** Whose it is now, as far as that was to be read when it was said that it has been taken. */
  get takenBy(): HeldBy | null {
    return this.#takenBy
  }

  /** Has the lock name who works on the project: from the next sign of life on whoever comes reads it. */
  workedOnBy(annotator: string): void {
    if (annotator === this.#words.annotator) return
    this.#words = { ...this.#words, annotator }
    this.#content = lockBytes(this.#words, this.#content.length)
  }

  /** That the project is no longer ours, and whose it is now, as far as the lock that is there says. */
  async loss(names: ProjectNames): Promise<Problem> {
    const words = await readLockWords(this.#files, this.#path).catch(() => null)
    const holder = words && holderIn(words, 0)
    this.#takenBy = holder && heldBy(holder)
    return lockLost(names, holder, this.#words.host)
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

/** Fails where the lock is no longer ours. */
export function fence(lock: Lock, names: ProjectNames): Soon<void> {
  return soon(lock.isOurs(), ours => (ours ? undefined : lost(lock, names))) as Soon<void>
}

async function lost(lock: Lock, names: ProjectNames): Promise<never> {
  throw new ProblemError(await lock.loss(names))
}

function lockLost({ path, file }: ProjectNames, holder: Holder | null, here: string): Problem {
  return failed(
    'read-only',
    `“${file}” has been taken over ${byWhom(holder, here)}, so nothing more is written here. Every confirmed change is in it.`,
    path,
  ).problem
}

function byWhom(holder: Holder | null, here: string): string {
  if (!holder) return 'in another window or on another computer'
  return `by ${holder.who || 'somebody'} ${whereabouts(holder, here)}`
}

const whereabouts = ({ host }: Holder, here: string) =>
  host === here ? 'in another window on this computer' : `on ${host}`

const can = 'It can be read here, and a copy of it can be saved and changed.'

/** That the project was not taken over, for who has it came only when that had been asked for. */
export function cameMeanwhile(file: string, holder: Holder | null, here: string): string {
  const who = holder
    ? `${holder.who || 'Somebody'} has opened it ${whereabouts(holder, here)}`
    : 'it has been opened elsewhere'
  return `“${file}” was not taken over: ${who} in the meantime. ${can}`
}

/** Who holds the project, as a sentence for the analyst. */
export function heldSentence(file: string, holder: Holder | null, here: string): string {
  if (!holder) return `“${file}” is just being opened elsewhere. ${can}`
  const seconds = Math.round(holder.silent / 1_000)
  const seen =
    seconds > 60
      ? `, last heard of ${seconds < 7_200 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 3_600)} hours`} ago`
      : ''
  return `“${file}” is open ${whereabouts(holder, here)}: ${holder.who || 'Somebody'} is working on it${seen}. ${can}`
}
