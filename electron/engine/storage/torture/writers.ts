import { mkdtemp, readdir, rm, symlink, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { outsideEdits } from '../outside-edits'
import { createStore, openStore } from '../project-store'
import { carryOut, SampleWork, seeded } from '../testing/sample-operations'
import { below, type Findings, type Ordeal, Troubles } from './ordeal'
import { WriterProcess } from './writer-process'

export const writers: Ordeal = {
  promise:
    'one writer: others read at once and hear who has it; one that was stopped and wakes loses nothing',
  size: 140,
  unit: 'encounters of processes, one of them stopped for 30 s',
  run: (count, seed, progress, timed) => {
    const child = fileURLToPath(new URL('writer-child.mjs', import.meta.url))
    return encounters(
      child,
      count,
      seed,
      progress,
      count >= writers.size ? 30_000 : 0,
      timed ? tooLate : Number.POSITIVE_INFINITY,
    )
  },
}

/** Later than this, in milliseconds, is broken, on a machine that does nothing else meanwhile. */
const tooLate = 1_000

/** When a process comes to hear that it may only read. */
type Occasion = 'at opening' | 'on waking' | 'when taken over'

/** One project, and the processes that meet over it. */
class Encounter {
  readonly path: string
  readonly random: () => number
  readonly processes: WriterProcess[] = []
  /** How long it took to hear that a process may only read, in milliseconds. */
  readonly heard: Readonly<Record<Occasion, number[]>> = {
    'at opening': [],
    'on waking': [],
    'when taken over': [],
  }
  readonly #child: string

  constructor(child: string, path: string, random: () => number) {
    this.#child = child
    this.path = path
    this.random = random
  }

  start(options: readonly string[] = [], path = this.path): WriterProcess {
    const process = new WriterProcess(this.#child, path, below(this.random, 2 ** 31), options)
    this.processes.push(process)
    return process
  }

  /** A process that writes, some way into its work. */
  async writer(options: readonly string[] = []): Promise<WriterProcess> {
    const process = this.start(options)
    need((await process.opened).writes, 'the first process may not write')
    await process.says('ack')
    await pause(this.random() * 60)
    return process
  }

  /** Another process: it must only read, and say so within a second. */
  async onlyReads(reason: RegExp, options: readonly string[] = [], path = this.path): Promise<void> {
    const opened = await this.start(options, path).opened
    need(!opened.writes, 'two processes write')
    need(reason.test(opened.reason), `it reads, and says “${opened.reason}”`)
    this.heard['at opening'].push(opened.milliseconds)
  }

  /** Another process: it must get the project, and works on it for a while. */
  async takes(options: readonly string[] = [], path = this.path): Promise<WriterProcess> {
    const process = this.start(options, path)
    const { writes, reason } = await process.opened
    need(writes, `it may not write: ${reason}`)
    await process.says('ack')
    return process
  }

  /** A process that was stopped goes on: it must learn that it may no longer write, and end. */
  async wakes(process: WriterProcess): Promise<void> {
    const learns = process.says('readonly')
    const began = performance.now()
    process.send('SIGCONT')
    await learns
    this.heard['on waking'].push(Math.round(performance.now() - began))
    await process.ended
  }
}

type Kind = (encounter: Encounter, stop: number) => Promise<void>

const here = /another window on this computer/
const kinds: Readonly<Record<string, Kind>> = {
  'second window': async encounter => {
    const first = await encounter.writer()
    await encounter.onlyReads(here)
    await encounter.onlyReads(here)
    await first.close()
  },
  'symbolic link': async encounter => {
    const link = encounter.path.replace('p.claimbench', 'link.claimbench')
    await symlink(encounter.path, link)
    const first = await encounter.writer()
    await encounter.onlyReads(here, [], link)
    await first.close()
    await (await encounter.takes([], link)).close()
  },
  'many after a death': async encounter => {
    const first = await encounter.writer()
    first.send('SIGKILL')
    await first.ended
    const next = Array.from({ length: 4 }, () => encounter.start())
    const writing = (await Promise.all(next.map(process => process.opened))).filter(({ writes }) => writes)
    need(writing.length <= 1, `${writing.length} processes write`)
    await Promise.all(next.map(process => process.close()))
    // Each may have come while another was closing; whoever comes now writes.
    await (await encounter.takes()).close()
  },
  'another computer': async encounter => {
    const first = await encounter.writer()
    await encounter.onlyReads(/is open on /, ['--host', 'harbour'])
    const second = await encounter.takes(['--host', 'harbour', '--take-over'])
    await first.ended
    await second.close()
  },
  // It writes nothing that could show it: that its project has been taken it has to learn by itself.
  'taken over while idle': async encounter => {
    const first = await encounter.writer(['--idle'])
    const learns = first.says('readonly').then(() => performance.now())
    const second = await encounter.takes(['--take-over'])
    const taken = performance.now()
    encounter.heard['when taken over'].push(Math.max(0, Math.round((await learns) - taken)))
    await first.ended
    await second.close()
  },
  'stopped, taken over, woken': async encounter => {
    const first = await encounter.writer()
    first.send('SIGSTOP')
    await encounter.onlyReads(here)
    const second = await encounter.takes(['--take-over'])
    await pause(encounter.random() * 60)
    await encounter.wakes(first)
    await second.close()
  },
  'stopped beyond the stale time, woken': async (encounter, stop) => {
    const first = await encounter.writer()
    first.send('SIGSTOP')
    const lock = encounter.path.replace('.json', '.lock')
    // Real time for one of them; for the others the lock is given the age that it would have.
    if (stop > 0) await pause(stop)
    else await utimes(lock, new Date(), new Date(Date.now() - 30_000))
    const second = await encounter.takes(['--boot', 'another run'])
    await encounter.wakes(first)
    await second.close()
  },
}

/**
 * Has processes meet over `count` projects, two at a time. `stop`: how long one of them is stopped; `late`: from when
 * on it is broken that a process hears that it may only read; both in milliseconds.
 */
export async function encounters(
  child: string,
  count: number,
  seed: number,
  progress: (number: number) => void,
  stop: number,
  late: number,
): Promise<Findings> {
  const troubles = new Troubles()
  const met: Record<string, number> = {}
  const total = { processes: 0, acknowledged: 0, lost: 0, aside: 0 }
  const heard: Record<Occasion, number[]> = { 'at opening': [], 'on waking': [], 'when taken over': [] }
  let next = 0
  await Promise.all([lane(), lane()])
  const figures = {
    encounters: count,
    ...met,
    processes: total.processes,
    acknowledged: total.acknowledged,
    lost: total.lost,
    'journals kept aside': total.aside,
    ...Object.fromEntries(
      Object.entries(heard).map(([occasion, times]) => [`told ${occasion}, ms`, middleAndMost(times)]),
    ),
    broken: troubles.total,
  }
  return { figures, troubles: troubles.told }

  async function lane(): Promise<void> {
    for (let number = next++; number < count; number = next++) {
      progress(number)
      const names = Object.keys(kinds)
      const name = names[number % names.length] as string
      const long = number === names.length - 1 ? stop : 0
      met[name] = (met[name] ?? 0) + 1
      await troubles.in(`${name} (${number})`, () => one(number, kinds[name] as Kind, long))
    }
  }

  async function one(number: number, kind: Kind, stop: number): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-writers-'))
    const random = seeded(seed + number)
    const path = join(folder, 'p.claimbench.json')
    await found(path, random)
    const encounter = new Encounter(child, path, random)
    try {
      await kind(encounter, stop)
      for (const { complaints } of encounter.processes)
        need(complaints.length === 0, `a process says: ${complaints.join(' ')}`)
    } finally {
      for (const process of encounter.processes) process.send('SIGKILL')
      await Promise.all(encounter.processes.map(({ ended }) => ended))
      total.processes += encounter.processes.length
    }
    const times = Object.entries(encounter.heard)
    for (const [occasion, some] of times) heard[occasion as Occasion].push(...some)
    const tooLong = times.flatMap(([, some]) => some).filter(milliseconds => milliseconds > late)
    need(tooLong.length === 0, `a process was told after ${tooLong.join(', ')} ms`)
    const promised = encounter.processes.flatMap(({ acknowledged }) => acknowledged)
    total.acknowledged += promised.length
    const lost = await missing(path, random, promised)
    total.lost += lost
    total.aside += (await readdir(folder)).filter(name => name.includes('.aside-')).length
    await rm(folder, { recursive: true, force: true })
    need(lost === 0, `${lost} of ${promised.length} acknowledged operations are not there`)
  }
}

/** The middle and the longest of some times. */
function middleAndMost(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted[sorted.length >> 1]
  return middle === undefined ? 'none' : `half within ${middle}, all within ${sorted.at(-1)}`
}

async function found(path: string, random: () => number): Promise<void> {
  const work = new SampleWork(random)
  const created = await createStore(path, { now: () => work.now(), random })
  if (!created.ok) throw new Error(created.problem.message)
  for (let i = 0; i < 3; i++) {
    const step = work.next(created.value.project, 1)
    await created.value.append(carryOut(created.value, work, step), step.texts)
  }
  await created.value.close()
}

/** How many of the operations that were acknowledged, to whichever process, the project does not have. */
async function missing(path: string, random: () => number, promised: readonly string[]): Promise<number> {
  const outcome = await openStore(path, { now: () => new Date(), random })
  need(outcome.ok, 'in the end it does not open')
  const { history } = outcome.value
  const edits = await outsideEdits(outcome.value.account())
  need(edits.length === 0, `in the end ${edits.length} records are not what the history makes`)
  await outcome.value.close()
  const there = new Set<string>(history.map(({ operation }) => operation.id))
  return promised.filter(id => !there.has(id)).length
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
