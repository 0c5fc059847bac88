import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { seeded } from '../testing/sample-operations'
import type { Ordeal } from './ordeal'

export interface KillFigures {
  readonly kills: number
  readonly acknowledged: number
  /** Operations that were acknowledged and are not there. */
  readonly lost: number
  /** Times that the project did not open. */
  readonly unopened: number
  /** Operations that came back without having been acknowledged: in flight when the process died. */
  readonly inFlight: number
  /** Records that are not what the history makes them, at the end of each project's life. */
  readonly inconsistent: number
  readonly troubles: readonly string[]
}

export const kill: Ordeal = {
  promise: 'a process killed at any moment: no acknowledged operation lost, no project that does not open',
  size: 1_000,
  unit: 'kills',
  async run(count, seed) {
    const child = fileURLToPath(new URL('kill-child.mjs', import.meta.url))
    const { troubles, ...figures } = await killLoop(child, count, seed)
    const more =
      figures.inconsistent > 0 ? [`${figures.inconsistent} records are not what the history makes`] : []
    return { figures, troubles: [...troubles, ...more] }
  },
}

/** A project is begun anew after so many deaths, so that opening it does not come to take all the time. */
const deathsPerProject = 25

/**
 * When a process dies: so many milliseconds after it was started, or some more after it has had so many operations
 * acknowledged. So those of a slow machine get as far as those of a quick one.
 */
type Death = { readonly afterStart: number } | { readonly acknowledged: number; readonly more: number }

/**
 * Kills a process that works on a project, at `kills` random moments, and has the next one say what it finds. Most
 * die while working, some while they are still opening.
 */
export async function killLoop(child: string, kills: number, seed: number): Promise<KillFigures> {
  const total = { acknowledged: 0, lost: 0, unopened: 0, inFlight: 0, inconsistent: 0 }
  const troubles: string[] = []
  let left = kills
  let projects = 0
  await Promise.all([lane(), lane()])
  return { kills, ...total, troubles }

  /** Two projects at a time: much of a life is spent waiting for a process to start. */
  async function lane(): Promise<void> {
    while (left > 0) {
      const deaths = Math.min(deathsPerProject, left)
      left -= deaths
      const folder = await mkdtemp(join(tmpdir(), 'claimbench-kill-'))
      try {
        await oneProject(join(folder, 'p.claimbench.json'), deaths, seeded(seed + projects++))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    }
  }

  async function oneProject(path: string, deaths: number, random: () => number): Promise<void> {
    /** The operations known to be there, by revision less one. */
    const ids: string[] = []
    for (let i = 0; i < deaths; i++) {
      const early = random() < 0.15
      const death: Death = early
        ? { afterStart: random() * 250 }
        : { acknowledged: Math.floor(random() * 60), more: random() * 15 }
      await life(path, ids, Math.floor(random() * 2 ** 31), death)
    }
    await life(path, ids, Math.floor(random() * 2 ** 31), undefined)
  }

  /** One that does not die looks whether all is in order. */
  async function life(path: string, ids: string[], seed: number, death: Death | undefined): Promise<void> {
    const args = [child, path, String(seed), String(ids.length), ...(death ? [] : ['--check'])]
    const process = spawn(globalThis.process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise<void>(resolve => process.on('close', () => resolve()))
    const die = () => process.kill('SIGKILL')
    const before = ids.length
    let found = before
    let opened = false
    let complaint = ''
    let timer = death && 'afterStart' in death ? setTimeout(die, death.afterStart) : undefined
    let acknowledged = 0
    const dieIfTime = () => {
      if (death && 'acknowledged' in death && acknowledged === death.acknowledged)
        timer = setTimeout(die, death.more)
    }
    process.stderr.on('data', (part: Buffer) => {
      complaint += part.toString()
    })
    for await (const line of createInterface({ input: process.stdout })) {
      const [word, first = '', second = ''] = line.split(' ')
      if (word === 'had') {
        ids[Number(first) - 1] = second
        found = Number(first)
        total.inFlight++
      } else if (word === 'ack') {
        ids[Number(first) - 1] = second
        total.acknowledged++
        acknowledged++
        dieIfTime()
      } else if (word === 'opened') {
        opened = true
        found = Number(first)
        if (found < before) {
          total.lost += before - found
          troubles.push(`${before - found} operations missing after revision ${found}`)
          ids.length = found
        }
        if (second !== '') troubles.push(`opened read-only: ${line}`)
        dieIfTime()
      } else if (word === 'checked') {
        total.inconsistent += Number(first)
        if (second !== 'true') troubles.push('the last closing failed')
      } else troubles.push(line)
    }
    await ended
    clearTimeout(timer)
    if (!opened && (!(death && 'afterStart' in death) || complaint !== '')) {
      total.unopened++
      troubles.push(`did not open: ${complaint.slice(0, 500)}`)
    } else if (complaint !== '') troubles.push(complaint.slice(0, 500))
  }
}
