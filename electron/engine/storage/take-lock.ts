import { mintId } from '#shared/model/ids'
import { errorCode, type Files, factsIfThere, type OpenFile, removeIfThere, writeAll } from './files'
import { heldHere, Lock } from './lock'
import { type Holder, holderIn, type LockWords, lockBytes, readLockWords } from './lock-words'
import type { Machine } from './machine'
import { type ProjectNames, temporaryName } from './names'
import { discard } from './replace-file'

export interface LockRequest {
  readonly files: Files
  readonly machine: Machine
  readonly names: ProjectNames
  readonly now: Date
  readonly random: () => number
  /** The nonce of a lock that is taken though its holder may be at work: see `nonceNow`. Null: of none. */
  readonly from: string | null
  /** The name of the annotator who is to work on the project; '' where that is not known yet. */
  readonly annotator: string
}

/** The lock; or who has it, null where that could not be made out. */
export type LockOutcome =
  | { readonly ok: true; readonly lock: Lock }
  | { readonly ok: false; readonly holder: Holder | null }

/** Silence after which a holder on a machine of this name, but of another run of it, is taken to be gone. */
const goneHere = 10_000
/** A lock without its words, or a guard, is a matter of milliseconds: one that is seen at so many looks was left by a process that died over it. */
const looks = 40
const betweenLooks = 50

/** Takes the lock, or says who has it. A lock whose holder has ended is replaced. Rejects where the folder cannot be written to. */
export async function takeLock(request: LockRequest): Promise<LockOutcome> {
  const { files, machine, names } = request
  const attempt = new Attempt(request, await machine.self().then(me => wordsOf(request, me)))
  for (let left = 3 * looks; left > 0; left--) {
    const fresh = await createIfAbsent(files, names.lock)
    if (fresh) return { ok: true, lock: await attempt.filled(fresh, names.lock) }
    const outcome = await attempt.guarded()
    if (outcome) return outcome
    await machine.wait(betweenLooks)
  }
  return { ok: false, holder: null }
}

/**
 * The nonce of the lock that there is, null where there is none: whoever asks to take the project from its holder has
 * asked to take it from this one, and from nobody who comes while it is being read. One whose words are just being
 * written says nothing for a moment, and is looked at again.
 */
export async function nonceNow(files: Files, names: ProjectNames, machine: Machine): Promise<string | null> {
  try {
    for (let left = looks; left > 0; left--) {
      const words = await readLockWords(files, names.lock)
      if (words || !(await factsIfThere(files, names.lock))) return words?.nonce ?? null
      await machine.wait(betweenLooks)
    }
  } catch {
    // What cannot be read names nobody; taking it will say why.
  }
  return null
}

function wordsOf(
  { random, now, annotator }: LockRequest,
  me: Awaited<ReturnType<Machine['self']>>,
): LockWords {
  const words: LockWords = {
    format: 'claimbench-lock',
    nonce: mintId('lock', random),
    since: now.toISOString(),
    ...me,
  }
  return annotator === '' ? words : { ...words, annotator }
}

class Attempt {
  readonly #request: LockRequest
  readonly #words: LockWords
  /** How often each file that should have been gone in a moment has been seen. */
  readonly #seen = new Map<string, number>()

  constructor(request: LockRequest, words: LockWords) {
    this.#request = request
    this.#words = words
  }

  /** Judging a lock and replacing it are two steps: the guard has one process at a time take them. Null: look again. */
  async guarded(): Promise<LockOutcome | null> {
    const { files, names, from } = this.#request
    const guard = await createIfAbsent(files, names.lockGuard)
    if (!guard) {
      if (await this.#outlasts(names.lockGuard)) await removeIfThere(files, names.lockGuard)
      return null
    }
    const { identity, modified } = await guard.facts()
    try {
      const judged = await this.#judge(modified)
      if (judged === 'look again') return null
      if (judged !== 'gone' && judged.nonce !== from) return { ok: false, holder: judged }
      const temporary = temporaryName(names.lock, this.#words.nonce)
      const lock = await this.filled(await files.open(temporary, 'create'), temporary)
      await files.rename(temporary, names.lock)
      return { ok: true, lock }
    } finally {
      await guard.close()
      const left = await factsIfThere(files, names.lockGuard)
      if (left?.identity === identity) await removeIfThere(files, names.lockGuard)
    }
  }

  /** A lock that we have made, with our words in it. */
  async filled(file: OpenFile, path: string): Promise<Lock> {
    const { files, names } = this.#request
    heldHere.add(this.#words.nonce)
    try {
      await writeAll(file, lockBytes(this.#words), 0)
      return new Lock(files, names.lock, file, (await file.facts()).identity, this.#words)
    } catch (error) {
      heldHere.delete(this.#words.nonce)
      await file.close()
      await discard(files, path)
      throw error
    }
  }

  /** Who holds the lock, or that whoever did is gone. `now` is the moment by the clock of the file system that the lock is on. */
  async #judge(now: number): Promise<Holder | 'gone' | 'look again'> {
    const { files, machine, names } = this.#request
    const facts = await factsIfThere(files, names.lock)
    if (!facts) return 'look again'
    const words = await readLockWords(files, names.lock)
    if (!words) return (await this.#outlasts(names.lock)) ? 'gone' : 'look again'
    const silent = Math.max(0, now - facts.modified)
    const state = await machine.state(words)
    const otherRun = state === 'unknown' && words.host === this.#words.host
    const leftHere = state === 'running' && this.#isThisProcess(words) && !heldHere.has(words.nonce)
    if (state === 'ended' || leftHere || (otherRun && silent > goneHere)) return 'gone'
    return holderIn(words, silent)
  }

  #isThisProcess({ host, boot, pid, started }: LockWords): boolean {
    const me = this.#words
    return host === me.host && boot === me.boot && pid === me.pid && started === me.started
  }

  async #outlasts(path: string): Promise<boolean> {
    const identity = (await factsIfThere(this.#request.files, path))?.identity
    if (identity === undefined) return false
    const times = (this.#seen.get(identity) ?? 0) + 1
    this.#seen.set(identity, times)
    return times >= looks
  }
}

async function createIfAbsent(files: Files, path: string): Promise<OpenFile | null> {
  try {
    return await files.open(path, 'create')
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null
    throw error
  }
}
