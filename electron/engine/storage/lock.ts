import { z } from 'zod'
import { failed, type Problem } from '#shared/api/problem'
import { mintId } from '#shared/model/ids'
import {
  errorCode,
  type Files,
  factsIfThere,
  type OpenFile,
  readWhole,
  removeIfThere,
  writeAll,
} from './files'
import type { Machine, ProcessIdentity } from './machine'
import { type ProjectNames, temporaryName } from './names'
import { ProblemError } from './problem-error'
import { discard } from './replace-file'

/*
 * One writer to a project: a file beside it that only one can create, keyed on the project's real path. It says who
 * writes, and is written again every second. Having it is not enough, for a writer that was stopped may wake to find
 * it taken: before each write and again before it is acknowledged the lock must still be the very file we made.
 */

const holderShape = z.object({
  format: z.literal('claimbench-lock'),
  nonce: z.string(),
  host: z.string(),
  user: z.string(),
  pid: z.int(),
  boot: z.string(),
  started: z.string(),
  since: z.string(),
})
type HolderRecord = z.infer<typeof holderShape>

/** Who holds a project. */
export interface Holder {
  readonly host: string
  readonly user: string
  readonly since: string
  /** How long ago it last showed a sign of life, in milliseconds. */
  readonly silent: number
}

export type LockOutcome =
  | {
      readonly ok: true
      readonly lock: Lock /** A holder that ended without letting go. */
      readonly stale: boolean
    }
  | { readonly ok: false; readonly holder: Holder | null }

const beat = 1_000
/** Silence after which a holder on a machine of this name, but of another run of it, is taken to be gone. */
const goneHere = 10_000
/** A guard is held for some milliseconds: one this old was left by a process that died with it. */
const guardGone = 30_000

export class Lock {
  readonly nonce: string
  readonly #files: Files
  readonly #path: string
  readonly #file: OpenFile
  readonly #identity: string
  readonly #content: Uint8Array
  #timer: ReturnType<typeof setInterval> | undefined

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

  /** Shows a sign of life every second, and says when the lock has been lost. */
  keep(lost: () => void): void {
    const show = async () => {
      try {
        if (await this.isOurs()) await writeAll(this.#file, this.#content, 0)
        else if (this.#timer) {
          this.#stop()
          lost()
        }
      } catch {
        // A disk that does not answer now may answer later; writing to the project has its own check.
      }
    }
    this.#timer = setInterval(show, beat)
    this.#timer.unref()
  }

  async release(): Promise<void> {
    this.#stop()
    try {
      if (await this.isOurs()) await removeIfThere(this.#files, this.#path)
    } finally {
      await this.#file.close()
    }
  }

  #stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

export interface LockRequest {
  readonly files: Files
  readonly machine: Machine
  readonly names: ProjectNames
  readonly now: Date
  readonly random: () => number
  /** Take the lock whoever has it: the analyst has been told who does. */
  readonly takeOver?: boolean
}

/** Takes the lock, or says who has it. A lock whose holder has ended is replaced. Rejects where the folder cannot be written to. */
export async function takeLock(request: LockRequest): Promise<LockOutcome> {
  const { files, machine, names, now, random } = request
  const nonce = mintId('lock', random) as string
  const me = await machine.self()
  const record: HolderRecord = { format: 'claimbench-lock', nonce, since: now.toISOString(), ...me }
  const content = Buffer.from(`${JSON.stringify(record)}\n`)

  const fresh = await createIfAbsent(files, names.lock)
  if (fresh) return { ok: true, lock: await filled(fresh), stale: false }

  // Judging a lock and replacing it are two steps: the guard has one process at a time take them.
  const guard = await takeGuard(files, names)
  if (!guard) return { ok: false, holder: null }
  try {
    const judged = await judge(files, machine, names.lock, (await guard.facts()).modified)
    if (judged !== 'gone' && !request.takeOver) return { ok: false, holder: judged }
    const temporary = temporaryName(names.lock, nonce)
    const lock = await filled(await files.open(temporary, 'create'), temporary)
    await files.rename(temporary, names.lock)
    return { ok: true, lock, stale: true }
  } finally {
    await guard.close()
    await removeIfThere(files, names.lockGuard)
  }

  async function filled(file: OpenFile, path = names.lock): Promise<Lock> {
    try {
      await writeAll(file, content, 0)
    } catch (error) {
      await file.close()
      await discard(files, path)
      throw error
    }
    return new Lock(files, names.lock, file, (await file.facts()).identity, nonce, content)
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

/** The guard, or null where another process is judging the lock at this moment. */
async function takeGuard(files: Files, names: ProjectNames): Promise<OpenFile | null> {
  const guard = await createIfAbsent(files, names.lockGuard)
  if (guard) return guard
  const facts = await factsIfThere(files, names.lockGuard)
  if (facts && Date.now() - facts.modified < guardGone) return null
  await removeIfThere(files, names.lockGuard)
  return createIfAbsent(files, names.lockGuard)
}

/** Who holds the lock, or `gone`. `now` is the moment by the clock of the file system that the lock is on. */
async function judge(
  files: Files,
  machine: Machine,
  path: string,
  now: number,
): Promise<Holder | null | 'gone'> {
  const facts = await factsIfThere(files, path)
  if (!facts) return 'gone'
  const silent = Math.max(0, now - facts.modified)
  const record = await readHolder(files, path)
  // Just created and not yet written; or written by something else.
  if (!record) return silent > goneHere ? 'gone' : null
  const state = await machine.state(record)
  const me = await machine.self()
  const sameName = record.host === me.host
  if (state === 'ended' || (state === 'unknown' && sameName && silent > goneHere)) return 'gone'
  return { host: record.host, user: record.user, since: record.since, silent }
}

async function readHolder(files: Files, path: string): Promise<(ProcessIdentity & { since: string }) | null> {
  try {
    const { bytes } = await readWhole(files, path, 1 << 16)
    return holderShape.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || errorCode(error) === 'ENOENT')
      return null
    throw error
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
