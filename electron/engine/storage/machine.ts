import { hostname, userInfo } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Files } from './files'

/** What tells one process from every other, as far as the operating system says. */
export interface ProcessIdentity {
  readonly host: string
  readonly user: string
  readonly pid: number
  /** Which run of which system the pid belongs to; '' where that cannot be known. */
  readonly boot: string
  /** When the process began, in the system's own count; '' where that cannot be known. A pid is used again, a pid with its start is not. */
  readonly started: string
}

/** The machine as the lock sees it. */
export interface Machine {
  self(): Promise<ProcessIdentity>
  /** Whether that process still runs. `unknown`: it belongs to another machine, or to another run of this one. */
  state(other: ProcessIdentity): Promise<'running' | 'ended' | 'unknown'>
  /** Lets some milliseconds pass before another look. */
  wait(milliseconds: number): Promise<void>
}

export function thisMachine(files: Files): Machine {
  let known: Promise<ProcessIdentity> | undefined
  const self = () => {
    known ??= describeSelf(files)
    return known
  }
  return {
    self,
    wait: milliseconds => pause(milliseconds),
    async state(other) {
      const me = await self()
      if (other.host !== me.host || other.boot !== me.boot) return 'unknown'
      try {
        process.kill(other.pid, 0)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'ended'
      }
      if (other.started === '' || me.started === '') return 'running'
      const { state, started } = await statusOf(files, other.pid)
      // A zombie has ended: its parent has only not asked yet how.
      return state === 'Z' || state === 'X' || (started !== '' && started !== other.started)
        ? 'ended'
        : 'running'
    },
  }
}

async function describeSelf(files: Files): Promise<ProcessIdentity> {
  return {
    host: hostname(),
    user: userName(),
    pid: process.pid,
    boot: await bootOf(files),
    started: (await statusOf(files, process.pid)).started,
  }
}

/** Linux says which run of the system this is; two containers on it count as two machines, for their pids mean nothing to each other. */
async function bootOf(files: Files): Promise<string> {
  const boot = (await readText(files, '/proc/sys/kernel/random/boot_id')).trim()
  if (boot === '') return ''
  try {
    return `${boot} ${(await files.facts('/proc/self/ns/pid')).identity}`
  } catch {
    return boot
  }
}

/** Fields 3 and 22 of /proc/<pid>/stat; the second, the program's name in brackets, may itself hold spaces and brackets. */
async function statusOf(
  files: Files,
  pid: number,
): Promise<{ readonly state: string; readonly started: string }> {
  const text = await readText(files, `/proc/${pid}/stat`)
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return { state: fields[0] ?? '', started: fields[19] ?? '' }
}

async function readText(files: Files, path: string): Promise<string> {
  try {
    // Files under /proc have no size of their own: one read gives all.
    await files.facts(path)
    const file = await files.open(path, 'read')
    try {
      const bytes = new Uint8Array(4096)
      return new TextDecoder().decode(bytes.subarray(0, await file.read(bytes, 0)))
    } finally {
      await file.close()
    }
  } catch {
    return ''
  }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return ''
  }
}
